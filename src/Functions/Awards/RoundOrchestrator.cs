using CreditFunctions.Core.Applications;
using CreditFunctions.Functions.Procedure;
using CreditFunctions.Functions.Processing;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace CreditFunctions.Functions.Awards;

/// <summary>Input of a round's procedure.</summary>
public sealed record RoundBegun(string RoundId);

/// <summary>
/// The decisions on whole review batches. The plan determines the next step from the rows: expert review and meeting, public notice, award
/// by one joint document, promotion from the reserve where a place becomes free. Batches and awards wait for people, so each has its own
/// procedure and does not block the others.
/// </summary>
public sealed class RoundOrchestrator
{
    private const int StepsInOneHistory = 100;

    internal static readonly OrchestratorCall<RoundBegun> Call = new(nameof(RoundOrchestrator));

    [Function(nameof(RoundOrchestrator))]
    public async Task RunAsync([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        var begun = context.GetInput<RoundBegun>()!;
        var wakeUps = new WakeUps(context);
        for (var step = 0; step < StepsInOneHistory; step++)
        {
            var next = await context.CallAsync(PlanRoundActivity.Call, begun);
            switch (next.Kind)
            {
                case PlannedKind.Wait:
                    await wakeUps.WaitAsync(next.Until);
                    break;
                case PlannedKind.OpenReviewBatch:
                    await context.CallAsync(OpenReviewBatchActivity.Call, new RoundRecord(begun.RoundId, next));
                    break;
                case PlannedKind.OpenPublicNotice:
                    await context.CallAsync(OpenPublicNoticeActivity.Call, new RoundRecord(begun.RoundId, next));
                    await context.MoveAllAsync(next.ApplicationIds, ApplicationMove.PublishNotice);
                    break;
                case PlannedKind.Award:
                    await context.CallAsync(BeginAwardActivity.Call, new RoundRecord(begun.RoundId, next));
                    break;
                case PlannedKind.Promote:
                    if (
                        await context.CallAsync(PromoteReserveActivity.Call, new RoundRecord(begun.RoundId, next))
                        is not { IsPromoted: false }
                    )
                    {
                        await context.MoveAllAsync(next.ApplicationIds, ApplicationMove.PromoteReserve);
                    }

                    break;
                default:
                    await context.MoveAllAsync(next.ApplicationIds, ApplicationMove.Decline);
                    if (await context.CallAsync(EndRoundActivity.Call, begun) is not { IsOver: false })
                    {
                        return;
                    }

                    break;
            }
        }

        // All state is in the rows, so a new history loses nothing.
        context.ContinueAsNew(begun);
    }
}
