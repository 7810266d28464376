using CreditFunctions.Core;
using CreditFunctions.Core.Cases;
using CreditFunctions.Functions.Procedure;
using CreditFunctions.Functions.Storage;
using Microsoft.Azure.Functions.Worker;

namespace CreditFunctions.Functions.Cases;

/// <summary>结案: closes a case once nobody can ask for a re-examination any more.</summary>
public sealed class CloseCaseActivity(IRecordStore<IntegrityCase> cases, CaseIndex index, TimeProvider time)
{
    internal static readonly ActivityCall<CaseBegun> Call = new(nameof(CloseCaseActivity));

    [Function(nameof(CloseCaseActivity))]
    public async Task RunAsync([ActivityTrigger] CaseBegun begun, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var recording = await cases.RecordAsync(
            begun.CaseId,
            "closed",
            integrityCase => CasePolicy.Close(integrityCase, now).Select<Fact>(closed => closed),
            Signature.Procedure(now, nameof(CaseAct.Decide)),
            [],
            cancellationToken
        );
        recording.EnsureStored();
        await index.PutAsync((await cases.GetAsync(begun.CaseId, cancellationToken)).State, cancellationToken);
    }
}
