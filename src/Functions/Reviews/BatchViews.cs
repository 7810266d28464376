using CreditFunctions.Core.Reviews;

namespace CreditFunctions.Functions.Reviews;

/// <summary>A batch as JSON shows it.</summary>
internal static class BatchViews
{
    /// <summary>The ranking with what it proposes.</summary>
    public static IReadOnlyList<BatchEntryView> Ranked(TaskDetails details) =>
        [
            .. details.Ranking.Select(ranked =>
                BatchEntryView.Of(ranked, ranked.Proposal, reason: null) with
                {
                    Comments = details.Comments.TryGetValue(ranked.Application.Id, out var comments) ? [.. comments] : [],
                }
            ),
        ];

    /// <summary>The projects that get money, as the meeting decided.</summary>
    public static IReadOnlyList<BatchEntryView> Proposed(TaskDetails details) =>
        [
            .. details
                .Proposals.Where(proposal => proposal.Outcome == ProposalOutcome.Propose)
                .Select(proposal => BatchEntryView.Of(proposal.Ranked, proposal.Outcome, proposal.Reason)),
        ];

    /// <summary>Applications with too few sheets to be ranked.</summary>
    public static IReadOnlyList<UnrankedView> Unranked(TaskDetails details) =>
        [
            .. details.Unranked.Select(each => new UnrankedView(
                each.Application.Id,
                each.Application.Title,
                each.Application.UnitName,
                each.Application.CategoryId,
                each.Sheets
            )),
        ];
}
