using System.Collections.Immutable;
using CreditFunctions.Core.Rounds;

namespace CreditFunctions.Core.Reviews;

/// <summary>Applies a meeting's resolution to the frozen ranking.</summary>
public static class BatchPolicy
{
    public static ResolutionAdopted Adopt(ImmutableArray<RankedApplication> ranking, Decision.Resolution resolution)
    {
        var deviations = resolution.Deviations.ToDictionary(deviation => deviation.ApplicationId);
        var proposals = ranking.Select(ranked => deviations.TryGetValue(ranked.Application.Id, out var deviation)
            ? new Proposal(ranked, deviation.Outcome, deviation.Reason)
            : new Proposal(ranked, ranked.Proposal, ""));
        return new ResolutionAdopted(resolution, [.. proposals]);
    }

    /// <summary>An application's merged score: the plain mean of its score sheets, rounded half up to two decimals.</summary>
    /// <exception cref="ArgumentException">There is no sheet.</exception>
    public static decimal MergeScores(IReadOnlyCollection<Decision.ScoreSheet> sheets) =>
        sheets.Count == 0
            ? throw new ArgumentException("An application is ranked on at least one score sheet.", nameof(sheets))
            : decimal.Round(sheets.Average(sheet => sheet.Score), 2, MidpointRounding.AwayFromZero);
}
