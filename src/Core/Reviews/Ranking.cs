using System.Collections.Immutable;
using System.Globalization;
using CreditFunctions.Core.Rounds;

namespace CreditFunctions.Core.Reviews;

/// <summary>What a ranking needs to know of an application, beside its scores.</summary>
public sealed record RankableApplication(
    ApplicationId Id,
    string Title,
    string UnitName,
    string UnitCode,
    string PrincipalInvestigator,
    string CategoryId,
    decimal AmountYuan,
    DateTimeOffset SubmittedAt)
{
    /// <summary>By what the principal investigator is found on a list that holds persons.</summary>
    public string InvestigatorIndex { get; init; } = "";
}

/// <summary>An application with its merged score, ready to be ranked.</summary>
/// <param name="RedListing">The honour by which it goes before its equals (红名单); null where there is none.</param>
public sealed record ReviewedApplication(RankableApplication Application, decimal Score, string? RedListing);

/// <summary>An application's place in its category, and what the budget allows for it.</summary>
/// <param name="Number">The project's number, given when the ranking is frozen: year, round, running number.</param>
/// <param name="Place">1 is best; equal scores that nothing tells apart share a place.</param>
/// <param name="TieBreak">Why it stands before others of the same score; null where that was not needed.</param>
public sealed record RankedApplication(
    RankableApplication Application, string Number, int Place, decimal Score, ProposalOutcome Proposal, string? TieBreak = null);

/// <summary>
/// Ranks a batch: per category, by score, within the money that is left. Between equals the red list decides (domain.md, "red list":
/// other things equal), and says so; then the time of submission gives the order, on a shared place.
/// </summary>
public static class Ranking
{
    /// <param name="leftYuan">By category, what the budget still holds.</param>
    /// <param name="numberedBefore">How many projects of the round have a number already.</param>
    public static ImmutableArray<RankedApplication> Freeze(
        RoundGuide guide, IEnumerable<ReviewedApplication> reviewed, Func<RoundCategory, decimal> leftYuan, int numberedBefore = 0)
    {
        var byCategory = reviewed.ToLookup(each => each.Application.CategoryId);
        var ranked = guide.Categories.SelectMany(category => Rank(byCategory[category.Id], leftYuan(category)));
        return [.. ranked.Select((entry, index) => entry with { Number = $"{guide.Id}-{numberedBefore + index + 1:D3}" })];
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

    private static IEnumerable<RankedApplication> Rank(IEnumerable<ReviewedApplication> reviewed, decimal left)
    {
        var budgetIsSpent = false;
        var place = 0;
        var position = 0;
        ReviewedApplication? previous = null;
        var ordered = reviewed.OrderByDescending(each => each.Score).ThenByDescending(each => each.RedListing is not null)
            .ThenBy(each => each.Application.SubmittedAt).ThenBy(each => each.Application.Id.Value, StringComparer.Ordinal).ToList();
        foreach (var each in ordered)
        {
            position++;
            var isEqual = previous is not null && previous.Score == each.Score && previous.RedListing is null == each.RedListing is null;
            place = isEqual ? place : position;
            previous = each;

            // Once one does not fit, a cheaper one further down may not overtake it.
            budgetIsSpent |= each.Application.AmountYuan > left;
            left -= budgetIsSpent ? 0 : each.Application.AmountYuan;
            yield return new RankedApplication(
                each.Application, "", place, each.Score, budgetIsSpent ? ProposalOutcome.Reserve : ProposalOutcome.Propose, TieBreakOf(each, ordered));
        }
    }

    private static string? TieBreakOf(ReviewedApplication each, List<ReviewedApplication> all) =>
        each.RedListing is { } honour && all.Exists(other => other.Score == each.Score && other.RedListing is null)
            ? string.Create(CultureInfo.InvariantCulture, $"同为{each.Score:0.##}分，红名单优先：{honour}")
            : null;

    private static decimal Round(decimal score) => decimal.Round(score, 2, MidpointRounding.AwayFromZero);
}
