using CreditFunctions.Core.Calendar;
using CreditFunctions.Core.Rounds;
using CreditFunctions.Core.Rules;
using CreditFunctions.Functions.Procedure;
using CreditFunctions.Functions.Rounds;
using CreditFunctions.Functions.Storage;
using Microsoft.Azure.Functions.Worker;

namespace CreditFunctions.Functions.Awards;

/// <summary>What kind of step is next in a round.</summary>
public enum PlannedKind
{
    Wait,
    OpenReviewBatch,
    OpenPublicNotice,
    Award,
    Promote,
    End,
}

/// <summary>What is next in a round.</summary>
/// <param name="Number">Of the pass, or the group of the notice or award document.</param>
/// <param name="ApplicationIds">Whom it concerns; for a promotion the one that moves up.</param>
/// <param name="Others">For a pass: who is left out; for a promotion: in whose place.</param>
/// <param name="Until">For a wait: until when; null: until something happens.</param>
public sealed record PlannedStep(
    PlannedKind Kind,
    int Number,
    IReadOnlyList<string> ApplicationIds,
    IReadOnlyList<string> Others,
    DateTimeOffset? Until
);

/// <summary>Says what is next in a round, from the rows alone.</summary>
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
