using System.Collections.Immutable;
using System.Globalization;
using CreditFunctions.Core.Rounds;

namespace CreditFunctions.Core.Reviews;

/// <summary>
/// What a ranking needs to know of an application, beside its scores. When it was submitted is not part of it: that decides nothing.
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
    /// <summary>By what the principal investigator is found on a list that holds persons.</summary>
    public string InvestigatorIndex { get; init; } = "";

    /// <summary>申报编号; empty where it was submitted before there were any.</summary>
    public string Serial { get; init; } = "";

    /// <summary>What was asked for, where the meeting gives less; null where it does not.</summary>
    public decimal? AskedYuan { get; init; }

    /// <summary>The same with the amount that the meeting gives.</summary>
    public RankableApplication Reduced(decimal? amountYuan) =>
        amountYuan is { } less ? this with { AmountYuan = less, AskedYuan = AmountYuan } : this;
}

/// <summary>An application with its merged score, ready to be ranked.</summary>
/// <param name="Honour">The honour by which it goes before its equals (红名单); null where there is none.</param>
public sealed record ReviewedApplication(RankableApplication Application, decimal Score, string? Honour)
{
    /// <summary>Its merged score in the criterion that the guide names for equals; null where the guide names none.</summary>
    public decimal? TieScore { get; init; }
}

/// <summary>An application's place in its category, and what the budget allows for it.</summary>
/// <param name="Number">The project's number: the serial of its application.</param>
/// <param name="Place">1 is best; equal scores that nothing tells apart share a place.</param>
/// <param name="TieBreak">Why it stands before others of the same score; null where that was not needed.</param>
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
    /// Whether it shares its place with others and their order decides who gets money, or who is promoted from the reserve first. The
    /// meeting decides that order; until then all of them are proposed as reserve.
    /// </summary>
    public bool IsTied { get; init; }
}

/// <summary>
/// Ranks a batch: per category, by score, within the money that is left. Between equals the honour list decides, then the criterion that
/// the guide names, then the meeting with its reason (domain.md, "Equals"); the time of submission never does.
/// </summary>
public static class Ranking
{
    /// <param name="leftYuan">By category, what the budget still holds.</param>
    /// <param name="numberedBefore">How many projects of the round have a number already.</param>
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

    /// <summary>An application's score on one sheet: its criteria by their weights, rounded half up to two decimals.</summary>
    public static decimal ScoreOf(RoundGuide guide, ScoreSheet sheet) =>
        Round(DecisionPolicy.CriteriaOf(guide).Sum(criterion => sheet.Scores[criterion.Id] * criterion.Weight) / 100);

    /// <summary>An application's merged score: the plain mean of its sheets, rounded half up to two decimals.</summary>
    /// <exception cref="ArgumentException">There is no sheet.</exception>
    public static decimal MergeScores(RoundGuide guide, IReadOnlyCollection<ScoreSheet> sheets) =>
        sheets.Count == 0
            ? throw new ArgumentException("An application is ranked on at least one score sheet.", nameof(sheets))
            : Round(sheets.Average(sheet => ScoreOf(guide, sheet)));

    /// <summary>The same for the criterion that the guide names for equals; null where it names none.</summary>
    public static decimal? MergeTieScores(RoundGuide guide, IReadOnlyCollection<ScoreSheet> sheets) =>
        guide.Review.TieCriterion is { } id && sheets.All(sheet => sheet.Scores.ContainsKey(id))
            ? Round(sheets.Average(sheet => sheet.Scores[id]))
            : null;

    /// <summary>The applications that share a place which the meeting has to decide, each group in the order of the ranking.</summary>
    public static IEnumerable<IReadOnlyList<RankedApplication>> TiesOf(IEnumerable<RankedApplication> ranking) =>
        ranking
            .Where(ranked => ranked.IsTied)
            .GroupBy(ranked => (ranked.Application.CategoryId, ranked.Place))
            .Select(group => group.ToList());

    /// <summary>The ranking in the order that the meeting gave to equals, each on a place of its own, with the meeting's reason.</summary>
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
            // Once one does not fit, a cheaper one further down may not overtake it. Of equals that do not all fit, none is preferred here.
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
