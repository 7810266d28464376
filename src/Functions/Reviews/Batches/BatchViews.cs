using CreditFunctions.Core.Reviews;

namespace CreditFunctions.Functions.Reviews;

internal static class BatchViews
{
    public static IReadOnlyList<BatchEntryView> Ranked(TaskDetails details) =>
        [
            .. details.Ranking.Select(ranked =>
                BatchEntryView.Of(ranked, ranked.Proposal, reason: null) with
                {
                    Comments = details.Comments.TryGetValue(ranked.Application.Id, out var comments) ? [.. comments] : [],
                }
            ),
        ];

    public static IReadOnlyList<BatchEntryView> Proposed(TaskDetails details) =>
        [
            .. details
                .Proposals.Where(proposal => proposal.Outcome == ProposalOutcome.Propose)
                .Select(proposal => BatchEntryView.Of(proposal.Ranked, proposal.Outcome, proposal.Reason)),
        ];

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
