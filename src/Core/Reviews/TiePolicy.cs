using System.Collections.Immutable;
using System.Globalization;

namespace CreditFunctions.Core.Reviews;

/// <summary>
/// A meeting's decisions on ties: where the order determines who gets money, or who is promoted from the reserve first, the meeting gives
/// the order with its reason (domain.md, "Equals").
/// </summary>
internal static class TiePolicy
{
    public static ImmutableArray<TieDecision> Read(DecisionForm form) =>
        form.Ties.IsDefault
            ? []
            :
            [
                .. form
                    .Ties.Select(each => each ?? new TieDecision([], ""))
                    .Select(each => each.Order.IsDefault ? each with { Order = [] } : each),
            ];

    /// <summary>Deviations in a tie without a reason of their own get the reason of the order.</summary>
    public static ImmutableArray<Deviation> WithReasons(ImmutableArray<Deviation> deviations, ImmutableArray<TieDecision> ties) =>
        [
            .. deviations.Select(each =>
                string.IsNullOrWhiteSpace(each.Reason) && ties.FirstOrDefault(tie => tie.Order.Contains(each.ApplicationId)) is { } tie
                    ? each with
                    {
                        Reason = tie.Reason,
                    }
                    : each
            ),
        ];

    /// <summary>
    /// Refuses a resolution that leaves a tie undecided, whose outcomes contradict its order, or that gives an order but leaves money
    /// that the first one needs: applications in a tie are proposed as reserve until the meeting decides who gets it.
    /// </summary>
    /// <param name="leftYuan">Money left per category for the ranking.</param>
    public static ValidationErrors TiesAreDecided(
        this ValidationErrors faults,
        ImmutableArray<RankedApplication> ranking,
        ImmutableArray<Deviation> deviations,
        ImmutableArray<TieDecision> ties,
        IReadOnlyDictionary<string, decimal> leftYuan
    )
    {
        var outcomes = deviations.DistinctBy(each => each.ApplicationId).ToDictionary(each => each.ApplicationId, each => each.Outcome);
        var groups = Ranking.TiesOf(ranking).ToList();
        foreach (var tied in groups.Where(tied => !ties.Any(tie => tie.IsAbout(tied)) && Matters(tied, OutcomeOf)))
        {
            faults.When(true, "ties", IsUndecided(tied));
        }

        foreach (
            var (tied, first) in from tied in groups
            let tie = ties.FirstOrDefault(each => each.IsAbout(tied))
            where tie is not null
            select (tied, First: tied.First(ranked => ranked.Application.Id == tie.Order[0]))
        )
        {
            faults.When(
                tied.All(ranked => OutcomeOf(ranked.Application.Id) == ProposalOutcome.Reserve) && HasMoneyFor(first),
                "ties",
                LeavesMoney(first)
            );
        }

        return faults.Each(
            ties,
            "ties",
            (each, tie, field) =>
                each.When(
                        !groups.Exists(tie.IsAbout) || ties.Count(other => other.Order.ToHashSet().SetEquals(tie.Order)) > 1,
                        $"{field}.order",
                        "Name all applications that share one undecided place, each once, best first, and each place once."
                    )
                    .When(!DecisionPolicy.ReasonText.Accepts(tie.Reason), $"{field}.reason", "Give the meeting's reason for this order.")
                    .When(
                        tie.Order.Zip(tie.Order.Skip(1)).Any(pair => OutcomeOf(pair.First) > OutcomeOf(pair.Second)),
                        $"{field}.order",
                        new Error(
                            ErrorKind.Invalid,
                            "tie-order-differs",
                            "An application that stands later in the order has a better outcome than an earlier one. Change the order or "
                                + "the outcomes."
                        )
                    )
        );

        // Where a better one is already waiting, the money is for that one.
        bool HasMoneyFor(RankedApplication first)
        {
            var category = ranking.Where(ranked => ranked.Application.CategoryId == first.Application.CategoryId).ToList();
            var proposed = category
                .Where(ranked => OutcomeOf(ranked.Application.Id) == ProposalOutcome.Propose)
                .Sum(ranked => ranked.Application.AmountYuan);
            return leftYuan.TryGetValue(first.Application.CategoryId, out var left)
                && first.Application.AmountYuan <= left - proposed
                && !category.Any(ranked => ranked.Place < first.Place && OutcomeOf(ranked.Application.Id) == ProposalOutcome.Reserve);
        }

        ProposalOutcome OutcomeOf(ApplicationId id) =>
            outcomes.TryGetValue(id, out var outcome)
                ? outcome
                : ranking.FirstOrDefault(ranked => ranked.Application.Id == id)?.Proposal ?? default;
    }

    private static bool Matters(IReadOnlyList<RankedApplication> tied, Func<ApplicationId, ProposalOutcome> outcomeOf)
    {
        var outcomes = tied.Select(ranked => outcomeOf(ranked.Application.Id)).ToList();
        return outcomes.Distinct().Count() > 1 || outcomes[0] == ProposalOutcome.Reserve;
    }

    private static Error LeavesMoney(RankedApplication first) =>
        new Error(
            ErrorKind.Invalid,
            "tie-leaves-money",
            $"{first.Number} comes first by the order in ties, and the budget has the money for it, but it stays in the reserve. "
                + "Give it the outcome Propose, or NotSelect all that share its place."
        ).With("number", first.Number);

    private static Error IsUndecided(IReadOnlyList<RankedApplication> tied)
    {
        var numbers = string.Join("、", tied.Select(ranked => ranked.Number));
        var points = tied[0].Score.ToString("0.##", CultureInfo.InvariantCulture);
        return new Error(
            ErrorKind.Invalid,
            "tie-is-undecided",
            $"{numbers} have {points} points each and compete for money or for the reserve. "
                + "Give their order in ties, with the meeting's reason."
        ).With("numbers", numbers);
    }
}
