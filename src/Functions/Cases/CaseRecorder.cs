using CreditFunctions.Core.Cases;
using CreditFunctions.Functions.Storage;

namespace CreditFunctions.Functions.Cases;

/// <summary>Lets the list follow what was recorded of a case.</summary>
public sealed class CaseRecorder(CaseIndex index)
{
    /// <summary>Brings up to date what rests on a case.</summary>
    public Task SettleAsync(Stored<IntegrityCase> stored, CancellationToken cancellationToken) => index.PutAsync(stored.State, cancellationToken);
}
