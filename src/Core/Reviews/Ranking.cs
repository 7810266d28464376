using System.Collections.Immutable;
using CreditFunctions.Core.Rounds;

namespace CreditFunctions.Core.Reviews;

/// <summary>An application with its merged score, ready to be ranked.</summary>
public sealed record ReviewedApplication(
    ApplicationId Id,
    string Title,
    string UnitName,
    string UnitCode,
    string PrincipalInvestigator,
    string CategoryId,
    decimal AmountYuan,
    decimal Score,
    DateTimeOffset SubmittedAt);

/// <summary>An application's place in its category, and what the budget allows for it.</summary>
/// <param name="Number">The project's number, given when the ranking is frozen: year, round, running number.</param>
/// <param name="Place">1 is best; equal scores share a place.</param>
public sealed record RankedApplication(ReviewedApplication Application, string Number, int Place, ProposalOutcome Proposal);

/// <summary>
/// Ranks a batch: per category, by score, within the category's budget. Equals are ordered by the time of submission and share a
/// place.
/// </summary>
public static class Ranking
{
    public static ImmutableArray<RankedApplication> Freeze(RoundGuide guide, IEnumerable<ReviewedApplication> reviewed)
    {
        var byCategory = reviewed.ToLookup(application => application.CategoryId);
        var ranked = guide.Categories.SelectMany(category => Rank(category, byCategory[category.Id]));
        return [.. ranked.Select((entry, index) => entry with { Number = $"{guide.Id}-{index + 1:D3}" })];
    }

    private static IEnumerable<RankedApplication> Rank(RoundCategory category, IEnumerable<ReviewedApplication> reviewed)
    {
        var left = category.BudgetYuan;
        var budgetIsSpent = false;
        var place = 0;
        var position = 0;
        decimal? previousScore = null;
        foreach (
            var application in reviewed.OrderByDescending(each => each.Score).ThenBy(each => each.SubmittedAt).ThenBy(
                each => each.Id.Value,
                StringComparer.Ordinal))
        {
            position++;
            place = application.Score == previousScore ? place : position;
            previousScore = application.Score;

            // Once one does not fit, a cheaper one further down may not overtake it.
            budgetIsSpent |= application.AmountYuan > left;
            left -= budgetIsSpent ? 0 : application.AmountYuan;
            yield return new RankedApplication(application, "", place, budgetIsSpent ? ProposalOutcome.Reserve : ProposalOutcome.Propose);
        }
    }
}
