using CreditFunctions.Core.Calendar;
using CreditFunctions.Core.Rounds;
using CreditFunctions.Core.Rules;
using CreditFunctions.Functions.Procedure;
using CreditFunctions.Functions.Rounds;
using CreditFunctions.Functions.Storage;
using Microsoft.Azure.Functions.Worker;

namespace CreditFunctions.Functions.Awards;

/// <summary>The kind of a round's next step.</summary>
public enum PlannedKind
{
    Wait,
    OpenReviewBatch,
    OpenPublicNotice,
    Award,
    Promote,
    End,
}

/// <summary>The next step of a round.</summary>
/// <param name="Number">Of the review batch, or the group of the notice or award document.</param>
/// <param name="ApplicationIds">The applications concerned; for a promotion the promoted one.</param>
/// <param name="Others">For a review batch: the excluded ones; for a promotion: the replaced one.</param>
/// <param name="Until">For a wait: its end; null waits for an event.</param>
public sealed record PlannedStep(
    PlannedKind Kind,
    int Number,
    IReadOnlyList<string> ApplicationIds,
    IReadOnlyList<string> Others,
    DateTimeOffset? Until
);

/// <summary>Determines the next step of a round from the rows alone.</summary>
public sealed class PlanRoundActivity(
    IRecordStore<RoundState> rounds,
    RoundMembers members,
    RuleBook book,
    WorkingDayCalendar calendar,
    TimeProvider time
)
{
    internal static readonly ActivityCall<RoundBegun, PlannedStep> Call = new(nameof(PlanRoundActivity));

    [Function(nameof(PlanRoundActivity))]
    public async Task<PlannedStep> RunAsync([ActivityTrigger] RoundBegun begun, CancellationToken cancellationToken)
    {
        var round = (await rounds.GetAsync(begun.RoundId, cancellationToken)).State;
        var all = await members.ReadAsync(round.Guide.Id, cancellationToken);
        return RoundPlan.Next(round, all, time.GetUtcNow(), ReserveEndsAt(round)) switch
        {
            RoundStep.OpenReviewBatch batch => new PlannedStep(
                PlannedKind.OpenReviewBatch,
                batch.Number,
                Texts(batch.ApplicationIds),
                Texts(batch.LeftOut),
                null
            ),
            RoundStep.OpenPublicNotice notice => new PlannedStep(
                PlannedKind.OpenPublicNotice,
                notice.Group,
                Texts(notice.ApplicationIds),
                [],
                null
            ),
            RoundStep.Award award => new PlannedStep(PlannedKind.Award, award.Group, Texts(award.ApplicationIds), [], null),
            RoundStep.Promote promote => new PlannedStep(
                PlannedKind.Promote,
                0,
                Texts([promote.ApplicationId]),
                Texts([promote.InPlaceOf]),
                null
            ),
            RoundStep.End end => new PlannedStep(PlannedKind.End, 0, Texts(end.Reserves), [], null),
            RoundStep.Wait wait => new PlannedStep(PlannedKind.Wait, 0, [], [], wait.Until),
            var step => throw new InvalidOperationException($"No plan for a {step.GetType().Name}."),
        };
    }

    private DateTimeOffset? ReserveEndsAt(RoundState round)
    {
        var rule = book.OfVersion(round.Guide.RuleVersion).Value.ReserveWorkingDays;
        return round.Awards.LastOrDefault() is { } award ? calendar.DeadlineFor(award.At, Term.WorkingDays(rule.Value), rule.Id).At : null;
    }

    private static IReadOnlyList<string> Texts(IEnumerable<ApplicationId> ids) => [.. ids.Select(id => id.Value)];
}
