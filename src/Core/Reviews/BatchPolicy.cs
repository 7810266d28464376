using System.Collections.Immutable;
using CreditFunctions.Core.Reviews.Steps;
using CreditFunctions.Core.Rounds;

namespace CreditFunctions.Core.Reviews;

/// <summary>What experts and meeting make of a review batch.</summary>
public static class BatchPolicy
{
    /// <summary>
    /// Ranks a pass on its signed sheets. What has too few sheets, because experts recused themselves, is left to the next pass, and its
    /// money with it.
    /// </summary>
    /// <param name="honourOf">By what an application stands on the red list; null where it does not.</param>
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
    /// What the experts wrote on an application: without names, and in the order of the texts, which does not tell who wrote what.
    /// </summary>
    public static ImmutableArray<string> MergeComments(IEnumerable<ExpertReviewDecision> sessions, ApplicationId id) =>
        [
            .. sessions
                .SelectMany(session => session.Sheets)
                .Where(sheet => sheet.ApplicationId == id)
                .Select(sheet => sheet.Comment.Trim())
                .Order(StringComparer.Ordinal),
        ];

    /// <summary>Applies a meeting's resolution to the frozen ranking: equals stand in the order that the meeting gave them.</summary>
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

        // It says why equals stand in this order, which is no deviation from the ranking.
        bool IsReasonOfTie(Deviation deviation) =>
            resolution.Ties.Any(tie => tie.Order.Contains(deviation.ApplicationId) && tie.Reason == deviation.Reason.Trim());
    }
}
