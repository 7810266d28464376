using System.Collections.Immutable;
using System.Globalization;
using CreditFunctions.Core.Rounds;

namespace CreditFunctions.Core.Reviews;

/// <summary>
/// The data of an application that a ranking needs in addition to scores. The time of submission is excluded: it must have no effect.
/// </summary>
public sealed record RankableApplication(
    ApplicationId Id,
    string Title,
    string UnitName,
    string UnitCode,
    string PrincipalInvestigator,
    string CategoryId,
    decimal AmountYuan
)
{
    /// <summary>Id of the principal investigator in lists of persons.</summary>
    public string InvestigatorIndex { get; init; } = "";

    /// <summary>申报编号; empty where the application was submitted before numbers existed.</summary>
    public string Serial { get; init; } = "";

    /// <summary>The requested amount, where the meeting reduced it; null otherwise.</summary>
    public decimal? AskedYuan { get; init; }

    public RankableApplication Reduced(decimal? amountYuan) =>
        amountYuan is { } less ? this with { AmountYuan = less, AskedYuan = AmountYuan } : this;
}

/// <summary>An application with its merged score, ready to be ranked.</summary>
/// <param name="Honour">The honour that gives preference in a tie (红名单); null where there is none.</param>
public sealed record ReviewedApplication(RankableApplication Application, decimal Score, string? Honour)
{
    /// <summary>Merged score in the guide's criterion for ties; null where the guide names none.</summary>
    public decimal? TieScore { get; init; }
}

/// <summary>An application's place in its category, and the outcome within the budget.</summary>
/// <param name="Number">The project's number: the serial of its application.</param>
/// <param name="Place">1 is best; applications in an unresolved tie share a place.</param>
/// <param name="TieBreak">What resolved a tie; null where there was none.</param>
public sealed record RankedApplication(
    RankableApplication Application,
    string Number,
    int Place,
    decimal Score,
    ProposalOutcome Proposal,
    string? TieBreak = null
)
{
    /// <summary>
    /// Whether it shares its place with others and their order determines who gets money, or who is promoted from the reserve first. The
    /// meeting decides that order; until then all of them are proposed as reserve.
    /// </summary>
    public bool IsTied { get; init; }
}

/// <summary>
/// Ranks a batch: per category, by score, within the money left. Ties are resolved by the honour list, then by the guide's criterion,
/// then by the meeting with its reason (domain.md, "Equals"); never by the time of submission.
/// </summary>
public static class Ranking
{
    /// <param name="leftYuan">Money left per category.</param>
    /// <param name="numberedBefore">Number of projects of the round that have a number already.</param>
    public static ImmutableArray<RankedApplication> Freeze(
        RoundGuide guide,
        IEnumerable<ReviewedApplication> reviewed,
        Func<RoundCategory, decimal> leftYuan,
        int numberedBefore = 0
    )
    {
        var byCategory = reviewed.ToLookup(each => each.Application.CategoryId);
        var criterion = guide.Review.TieCriterion is null
            ? null
            : guide.Review.Criteria.FirstOrDefault(each => each.Id == guide.Review.TieCriterion)?.Name;
        var ranked = guide.Categories.SelectMany(category => Rank(byCategory[category.Id], leftYuan(category), criterion));
        return
        [
            .. ranked.Select(
                (entry, index) =>
                    entry with
                    {
                        Number = entry.Application.Serial is { Length: > 0 } serial
                            ? serial
                            : $"{guide.Id}-{numberedBefore + index + 1:D3}",
                    }
            ),
        ];
    }

    /// <summary>The score on one sheet: criteria by weight, rounded half up to two decimals.</summary>
    public static decimal ScoreOf(RoundGuide guide, ScoreSheet sheet) =>
        Round(DecisionPolicy.CriteriaOf(guide).Sum(criterion => sheet.Scores[criterion.Id] * criterion.Weight) / 100);

    /// <summary>The mean of the sheets, rounded half up to two decimals.</summary>
    /// <exception cref="ArgumentException">There is no sheet.</exception>
    public static decimal MergeScores(RoundGuide guide, IReadOnlyCollection<ScoreSheet> sheets) =>
        sheets.Count == 0
            ? throw new ArgumentException("An application is ranked on at least one score sheet.", nameof(sheets))
            : Round(sheets.Average(sheet => ScoreOf(guide, sheet)));

    /// <summary>The merged score in the guide's criterion for ties; null where it names none.</summary>
    public static decimal? MergeTieScores(RoundGuide guide, IReadOnlyCollection<ScoreSheet> sheets) =>
        guide.Review.TieCriterion is { } id && sheets.All(sheet => sheet.Scores.ContainsKey(id))
            ? Round(sheets.Average(sheet => sheet.Scores[id]))
            : null;

    /// <summary>Ties that the meeting has to decide, in the order of the ranking.</summary>
    public static IEnumerable<IReadOnlyList<RankedApplication>> TiesOf(IEnumerable<RankedApplication> ranking) =>
        ranking
            .Where(ranked => ranked.IsTied)
            .GroupBy(ranked => (ranked.Application.CategoryId, ranked.Place))
            .Select(group => group.ToList());

    /// <summary>Applies the meeting's order of ties: each application gets its own place, with the meeting's reason.</summary>
    public static ImmutableArray<RankedApplication> Decide(ImmutableArray<RankedApplication> ranking, ImmutableArray<TieDecision> ties)
    {
        var decided = ranking;
        foreach (var tied in TiesOf(ranking))
        {
            if (ties.FirstOrDefault(each => each.IsAbout(tied)) is { } decision)
            {
                var first = decided.IndexOf(tied[0]);
                var inOrder = decision.Order.Select(
                    (id, index) =>
                        tied.First(each => each.Application.Id == id) with
                        {
                            Place = tied[0].Place + index,
                            IsTied = false,
                            TieBreak = Text($"同为{tied[0].Score:0.##}分，会议审定先后：{decision.Reason}"),
                        }
                );
                decided = decided.RemoveRange(first, tied.Count).InsertRange(first, inOrder);
            }
        }

        return decided;
    }

    private static IEnumerable<RankedApplication> Rank(IEnumerable<ReviewedApplication> reviewed, decimal left, string? criterion)
    {
        var all = reviewed.ToList();
        var equals = all.GroupBy(each => (each.Score, HasHonour: each.Honour is not null, TieScore: each.TieScore ?? 0))
            .OrderByDescending(group => group.Key.Score)
            .ThenByDescending(group => group.Key.HasHonour)
            .ThenByDescending(group => group.Key.TieScore);
        var (budgetIsSpent, ranked) = (false, 0);
        foreach (var group in equals)
        {
            // Once one does not fit, a cheaper one further down must not overtake it. In a tie that does not fit as a whole, none is
            // preferred here.
            var sum = group.Sum(each => each.Application.AmountYuan);
            budgetIsSpent |= sum > left;
            left -= budgetIsSpent ? 0 : sum;
            var members = group.OrderBy(each => each.Application.Id.Value, StringComparer.Ordinal).ToList();
            foreach (var each in members)
            {
                var proposal = budgetIsSpent ? ProposalOutcome.Reserve : ProposalOutcome.Propose;
                yield return new RankedApplication(each.Application, "", ranked + 1, each.Score, proposal, TieBreakOf(each, all, criterion))
                {
                    IsTied = budgetIsSpent && members.Count > 1,
                };
            }

            ranked += members.Count;
        }
    }

    private static string? TieBreakOf(ReviewedApplication each, List<ReviewedApplication> all, string? criterion)
    {
        if (each.Honour is { } honour && all.Exists(other => other.Score == each.Score && other.Honour is null))
        {
            return Text($"同为{each.Score:0.##}分，红名单优先：{honour}");
        }

        return criterion is not null && all.Exists(other => IsEqual(each, other) && other.TieScore < each.TieScore)
            ? Text($"同为{each.Score:0.##}分，按申报指南以“{criterion}”得分为先：{each.TieScore:0.##}分")
            : null;
    }

    private static bool IsEqual(ReviewedApplication one, ReviewedApplication other) =>
        one.Score == other.Score && one.Honour is null == other.Honour is null;

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private static decimal Round(decimal score) => decimal.Round(score, 2, MidpointRounding.AwayFromZero);
}
