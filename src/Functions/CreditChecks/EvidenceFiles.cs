using CreditFunctions.Core.CreditChecks;
using CreditFunctions.Functions.Documents;
using CreditFunctions.Functions.Storage;

namespace CreditFunctions.Functions.CreditChecks;

/// <summary>Evidence of credit queries.</summary>
internal sealed class EvidenceFiles(IRecordStore<CreditSubject> subjects) : FileOwner
{
    public override async Task<bool> RefersAsync(string owner, string fileId, CancellationToken cancellationToken) =>
        CreditSubjectId.TryParse(owner, out var id)
        && await subjects.FindAsync(id.Value, cancellationToken) is { } subject
        && subject.State.Evidence.Any(each => each.Id == fileId);
}
