using CreditFunctions.Core;
using CreditFunctions.Core.Cases;
using CreditFunctions.Functions.Procedure;
using CreditFunctions.Functions.Storage;
using Microsoft.Azure.Functions.Worker;

namespace CreditFunctions.Functions.Cases;

/// <summary>结案: closes a case once no re-examination can be requested any more; again after a reopening.</summary>
public sealed class CloseCaseActivity(IRecordStore<IntegrityCase> cases, CaseRecorder recorder, TimeProvider time)
{
    internal static readonly ActivityCall<CaseBegun> Call = new(nameof(CloseCaseActivity));

    [Function(nameof(CloseCaseActivity))]
    public async Task RunAsync([ActivityTrigger] CaseBegun begun, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var integrityCase = (await cases.GetAsync(begun.CaseId, cancellationToken)).State;

        // Refused if it was reopened meanwhile or is closed already: the procedure checks again.
        await recorder.FollowAsync(
            integrityCase.Id,
            $"closed|{integrityCase.Closings}",
            current => CasePolicy.Close(current, now).Select<Fact>(closed => closed),
            (_, _) => [],
            nameof(CaseAct.Decide),
            cancellationToken
        );
    }
}
