using System.Collections.Immutable;
using CreditFunctions.Core.Reviews.Steps;
using CreditFunctions.Core.Rounds;

namespace CreditFunctions.Core.Reviews;

/// <summary>How experts and meeting decide a review batch.</summary>
public static class BatchPolicy
{
    /// <summary>
    /// Ranks a review batch by its signed sheets. Applications with too few sheets, because of recusals, are moved to the next batch
    /// together with their money.
    /// </summary>
    /// <param name="honourOf">The basis of an application's entry on the honour list; null where there is none.</param>
    public static RankingFrozen Freeze(
        RoundState round,
        ReviewBatch batch,
        IReadOnlyList<RankableApplication> applications,
        IEnumerable<ExpertReviewDecision> sessions,
        Func<RankableApplication, string?> honourOf,
        Func<RoundCategory, decimal> leftYuan
    )
    {
        var sheets = sessions.SelectMany(session => session.Sheets).ToLookup(sheet => sheet.ApplicationId);
        var isRankable = applications.ToLookup(application => sheets[application.Id].Count() >= round.Guide.Review.MinSheets);
        var reviewed = isRankable[true]
            .Select(application => new ReviewedApplication(
                application,
                Ranking.MergeScores(round.Guide, [.. sheets[application.Id]]),
                honourOf(application)
            )
            {
                TieScore = Ranking.MergeTieScores(round.Guide, [.. sheets[application.Id]]),
            });
        var unranked = isRankable[false].ToLookup(application => application.CategoryId);
        var numbered = round.Batches.Sum(each => each.Ranking.Length);
        return new RankingFrozen(
            batch.Number,
            Ranking.Freeze(
                round.Guide,
                reviewed,
                category => leftYuan(category) - unranked[category.Id].Sum(each => each.AmountYuan),
                numbered
            ),
            [.. isRankable[false].Select(application => application.Id)]
        );
    }

    /// <summary>
    /// The experts' comments on an application: without names, sorted by text so that the order does not identify the experts.
    /// </summary>
    public static ImmutableArray<string> MergeComments(IEnumerable<ExpertReviewDecision> sessions, ApplicationId id) =>
        [
            .. sessions
                .SelectMany(session => session.Sheets)
                .Where(sheet => sheet.ApplicationId == id)
                .Select(sheet => sheet.Comment.Trim())
                .Order(StringComparer.Ordinal),
        ];

    /// <summary>Applies a meeting's resolution to the frozen ranking; ties are in the order set by the meeting.</summary>
    public static ResolutionAdopted Adopt(ReviewBatch batch, MeetingResolutionDecision resolution)
    {
        var deviations = resolution.Deviations.ToDictionary(deviation => deviation.ApplicationId);
        var proposals = Ranking
            .Decide(batch.Ranking, resolution.Ties)
            .Select(ranked =>
                deviations.TryGetValue(ranked.Application.Id, out var deviation)
                    ? new Proposal(
                        ranked with
                        {
                            Application = ranked.Application.Reduced(deviation.AmountYuan),
                        },
                        deviation.Outcome,
                        IsReasonOfTie(deviation) ? "" : deviation.Reason
                    )
                    : new Proposal(ranked, ranked.Proposal, "")
            );
        return new ResolutionAdopted(batch.Number, resolution, [.. proposals]);

        // The reason for the order of a tie is not a deviation from the ranking.
        bool IsReasonOfTie(Deviation deviation) =>
            resolution.Ties.Any(tie => tie.Order.Contains(deviation.ApplicationId) && tie.Reason == deviation.Reason.Trim());
    }
}
