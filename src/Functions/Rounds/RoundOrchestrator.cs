using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Reviews;
using CreditFunctions.Functions.Applications;
using CreditFunctions.Functions.CreditChecks;
using CreditFunctions.Functions.Pending;
using CreditFunctions.Functions.Procedure;
using CreditFunctions.Functions.Reviews;

namespace CreditFunctions.Functions.Rounds;

/// <summary>Where a round's procedure begins.</summary>
public sealed record RoundBegun(string RoundId);

/// <summary>
/// What is decided on a whole batch. The plan says what is next, from the rows: a pass goes to the experts, is ranked, and comes before
/// meeting and finance bureau; proposed projects go on public notice; uncontested ones are awarded by one joint document; where a place
/// becomes free, the next in the reserve moves up; until nothing is left.
/// </summary>
public sealed class RoundOrchestrator
{
    private const int StepsInOneHistory = 100;

    [Function(nameof(RoundOrchestrator))]
    public async Task RunAsync([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        var begun = context.GetInput<RoundBegun>()!;
        var wakeUps = new WakeUps(context);
        for (var step = 0; step < StepsInOneHistory; step++)
        {
            var next = await context.DoAsync<PlannedStep>(nameof(PlanRoundActivity), begun);
            switch (next.Kind)
            {
                case PlannedKind.Wait:
                    await wakeUps.WaitAsync(next.Until);
                    break;
                case PlannedKind.OpenPass:
                    await DecidePassAsync(context, wakeUps, begun, next);
                    break;
                case PlannedKind.OpenNotice:
                    await context.DoAsync(nameof(OpenNoticeActivity), new RoundRecord(begun.RoundId, next));
                    await MoveAllAsync(context, next.ApplicationIds, ApplicationMove.PublishNotice);
                    break;
                case PlannedKind.Award:
                    await AwardAsync(context, wakeUps, begun, next);
                    break;
                case PlannedKind.Promote:
                    await context.DoAsync(nameof(PromoteReserveActivity), new RoundRecord(begun.RoundId, next));
                    await MoveAllAsync(context, next.ApplicationIds, ApplicationMove.PromoteReserve);
                    break;
                default:
                    await MoveAllAsync(context, next.ApplicationIds, ApplicationMove.Decline);
                    await context.DoAsync(nameof(EndRoundActivity), begun);
                    return;
            }
        }

        // All that matters is in the rows: a fresh history loses nothing.
        context.ContinueAsNew(begun);
    }

    /// <summary>A pass on its way: the experts' sessions, the frozen ranking, a visit where the round asks for one, and the meeting.</summary>
    private static async Task DecidePassAsync(TaskOrchestrationContext context, WakeUps wakeUps, RoundBegun begun, PlannedStep next)
    {
        await context.DoAsync(nameof(OpenPassActivity), new RoundRecord(begun.RoundId, next));
        var sessions = await context.AskAsync(wakeUps, TasksOf(begun, ReviewStep.ExpertReview, next.Number));
        await context.AskAsync(wakeUps, TasksOf(begun, ReviewStep.RankingFreeze, next.Number));
        var batch = await context.DoAsync<FrozenBatch>(nameof(FreezeRankingActivity), new SignedPass(begun.RoundId, next.Number, sessions.Tasks()));
        await MoveAllAsync(context, batch.ApplicationIds, ApplicationMove.Rank);
        if (batch.HasFieldVisit && batch.ApplicationIds.Count > 0)
        {
            await context.AskAsync(wakeUps, TasksOf(begun, ReviewStep.FieldVisit, next.Number));
        }

        await DecideAsync(context, wakeUps, begun, next.Number);
    }

    /// <summary>The meeting decides; where the finance bureau returns the pass, it decides again.</summary>
    private static async Task DecideAsync(TaskOrchestrationContext context, WakeUps wakeUps, RoundBegun begun, int pass)
    {
        for (var ordinal = 1; ; ordinal++)
        {
            var resolution = await context.AskAsync(wakeUps, TasksOf(begun, ReviewStep.MeetingResolution, pass, ordinal));
            var decided = await context.DoAsync<DecidedBatch>(
                nameof(AdoptResolutionActivity), new DecidedPass(begun.RoundId, pass, ordinal, resolution.Only().Task));
            await MoveAllAsync(context, decided.Proposed, ApplicationMove.Propose, ordinal);
            await MoveAllAsync(context, decided.Reserved, ApplicationMove.PlaceInReserve, ordinal);

            var concurrence = await context.AskAsync(wakeUps, TasksOf(begun, ReviewStep.Concurrence, pass, ordinal));
            await context.DoAsync(nameof(RecordConcurrenceActivity), new DecidedPass(begun.RoundId, pass, ordinal, concurrence.Only().Task));
            if (concurrence.Contains(Outcomes.Agree))
            {
                await MoveAllAsync(context, decided.NotSelected, ApplicationMove.Decline);
                return;
            }

            await MoveAllAsync(context, [.. decided.Proposed, .. decided.Reserved], ApplicationMove.ReturnToMeeting, ordinal);
        }
    }

    /// <summary>Projects whose notice has ended: what became stale is looked up again, and what is still clear is awarded by one document.</summary>
    private static async Task AwardAsync(TaskOrchestrationContext context, WakeUps wakeUps, RoundBegun begun, PlannedStep next)
    {
        var clear = await WithClearCreditAsync(context, wakeUps, begun, next);
        if (clear.Count == 0)
        {
            return;
        }

        await context.DoAsync(nameof(PrepareAwardActivity), new RoundRecord(begun.RoundId, next with { ApplicationIds = clear }));
        var document = await context.AskAsync(wakeUps, TasksOf(begun, ReviewStep.AwardDocument, next.Number));
        var awarded = await MoveAllAsync(context, clear, ApplicationMove.Award);
        await context.DoAsync(nameof(AwardBatchActivity), new AwardedGroup(begun.RoundId, next.Number, awarded, document.Only().Task));
    }

    /// <summary>Looks up again what became stale; what is not clear any more is held, and its money stays reserved.</summary>
    private static async Task<IReadOnlyList<string>> WithClearCreditAsync(
        TaskOrchestrationContext context, WakeUps wakeUps, RoundBegun begun, PlannedStep next)
    {
        while (true)
        {
            var positions = await Task.WhenAll(next.ApplicationIds.Select(
                id => context.DoAsync<CreditPosition>(nameof(AdvanceCreditActivity), new CreditStep(id, begun.RoundId, ForAward: true))));
            if (positions.All(position => position.State != CreditState.Waiting))
            {
                var unclear = next.ApplicationIds.Where((_, index) => positions[index].State != CreditState.Clear).ToList();
                await Task.WhenAll(unclear.Select(id => context.DoAsync(
                    nameof(HoldApplicationActivity), new HoldStep(id, $"credit|{next.Number}", HoldBasis.CreditBeforeAward, IsLifted: false))));
                return [.. next.ApplicationIds.Except(unclear)];
            }

            await wakeUps.WaitAsync(positions.Min(position => position.Until));
        }
    }

    /// <summary>Moves applications; those that came to an end meanwhile stay as they are.</summary>
    /// <returns>Those that were moved.</returns>
    private static async Task<IReadOnlyList<string>> MoveAllAsync(
        TaskOrchestrationContext context, IReadOnlyList<string> applicationIds, ApplicationMove move, int ordinal = 1)
    {
        var moved = await Task.WhenAll(
            applicationIds.Select(id => context.DoAsync<MovedApplication>(nameof(MoveApplicationActivity), new ApplicationStep(id, move, ordinal))));
        return [.. applicationIds.Where((_, index) => moved[index].IsMade)];
    }

    private static TasksToOpen TasksOf(RoundBegun begun, ReviewStep step, int number, int ordinal = 1) =>
        new(PendingKind.Round, begun.RoundId, begun.RoundId, step, TaskSubjects.Of(number), ordinal);
}
