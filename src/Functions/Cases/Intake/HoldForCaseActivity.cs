using CreditFunctions.Core.Cases;
using CreditFunctions.Core.Staff;
using CreditFunctions.Functions.Procedure;
using CreditFunctions.Functions.Storage;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace CreditFunctions.Functions.Cases;

/// <summary>Holds the application of a case once the case is accepted.</summary>
public sealed class HoldForCaseActivity(IRecordStore<IntegrityCase> cases, CaseHolds holds, CaseRecorder recorder, TimeProvider time)
{
    internal static readonly ActivityCall<CaseBegun> Call = new(nameof(HoldForCaseActivity));

    [Function(nameof(HoldForCaseActivity))]
    public async Task RunAsync(
        [ActivityTrigger] CaseBegun begun,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken
    )
    {
        var now = time.GetUtcNow();
        var integrityCase = (await cases.GetAsync(begun.CaseId, cancellationToken)).State;
        var isHeld = await holds.PlaceAsync(integrityCase, now, client, cancellationToken);
        await recorder.FollowAsync(
            integrityCase.Id,
            "applicationHeld",
            _ => new CaseApplicationHeld(isHeld, now),
            (_, _) => [],
            nameof(DeskAct.TakeCaseIn),
            cancellationToken
        );
    }
}
