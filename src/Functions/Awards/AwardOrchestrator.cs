using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Reviews;
using CreditFunctions.Core.Reviews.Steps;
using CreditFunctions.Functions.Procedure;
using CreditFunctions.Functions.Processing;
using CreditFunctions.Functions.Storage;
using CreditFunctions.Functions.Tasks;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace CreditFunctions.Functions.Awards;

/// <summary>Input of an award: projects whose notice has ended uncontested.</summary>
/// <param name="Group">1 for the first document of the round.</param>
public sealed record AwardBegun(string RoundId, int Group, IReadOnlyList<string> ApplicationIds);

/// <summary>An award: stale credit is queried again; projects that are still clear are awarded by one joint document.</summary>
public sealed class AwardOrchestrator
{
    internal static readonly OrchestratorCall<AwardBegun> Call = new(nameof(AwardOrchestrator));

    [Function(nameof(AwardOrchestrator))]
    public async Task RunAsync([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        var begun = context.GetInput<AwardBegun>()!;
        var wakeUps = new WakeUps(context);
        var clear = await WithClearCreditAsync(context, wakeUps, begun);
        await context.CallAsync(PrepareAwardActivity.Call, begun with { ApplicationIds = clear });
        if (clear.Count > 0)
        {
            var tasks = new TasksToOpen(
                RecordType.Round,
                begun.RoundId,
                begun.RoundId,
                ReviewStep.Of<AwardDocumentStep>(),
                TaskSubjects.Of(begun.Group)
            );
            var document = await context.AskAsync(wakeUps, tasks);
            var awarded = await context.MoveAllAsync(clear, ApplicationMove.Award);
            await context.CallAsync(AwardBatchActivity.Call, new AwardedGroup(begun.RoundId, begun.Group, awarded, document.Only().Task));
        }

        await context.CallAsync(WakeRoundActivity.Call, begun.RoundId);
    }

    /// <summary>
    /// Queries stale credit again; an application that is no longer clear is held, its money stays reserved, and a separate procedure
    /// investigates.
    /// </summary>
    private static async Task<IReadOnlyList<string>> WithClearCreditAsync(
        TaskOrchestrationContext context,
        WakeUps wakeUps,
        AwardBegun begun
    )
    {
        while (true)
        {
            var positions = await Task.WhenAll(
                begun.ApplicationIds.Select(id =>
                    context.CallAsync(AdvanceCreditActivity.Call, new CreditStep(id, begun.RoundId, begun.Group))
                )
            );
            if (positions.All(position => position.State != CreditState.Waiting))
            {
                var unclear = begun.ApplicationIds.Where((_, index) => positions[index].State != CreditState.Clear).ToList();
                await Task.WhenAll(
                    unclear.Select(id =>
                        context.CallAsync(
                            HoldApplicationActivity.Call,
                            new HoldStep(id, $"{Hold.CreditPrefix}{begun.Group}", HoldBasis.CreditBeforeAward, IsLifted: false)
                        )
                    )
                );
                await Task.WhenAll(
                    unclear.Select(id =>
                        context.CallAsync(BeginCreditCaseActivity.Call, new CreditCaseBegun(id, begun.RoundId, begun.Group))
                    )
                );
                return [.. begun.ApplicationIds.Except(unclear)];
            }

            await context.WaitForCreditAsync(wakeUps, positions, begun.RoundId);
        }
    }
}
