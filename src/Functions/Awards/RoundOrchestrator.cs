using CreditFunctions.Core.Applications;
using CreditFunctions.Functions.Procedure;
using CreditFunctions.Functions.Processing;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace CreditFunctions.Functions.Awards;

/// <summary>Where a round's procedure begins.</summary>
public sealed record RoundBegun(string RoundId);

/// <summary>
/// What is decided on a whole batch. The plan says what is next, from the rows: a pass goes to the experts and before the meeting; proposed
/// projects go on public notice; uncontested ones are awarded by one joint document; where a place becomes free, the next in the reserve
/// moves up; until nothing is left. Batches and awards wait for people, so each has a procedure of its own and blocks no other.
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

        // All that matters is in the rows: a fresh history loses nothing.
        context.ContinueAsNew(begun);
    }
}
