using CreditFunctions.Core.Reviews;
using CreditFunctions.Core.Rounds;
using CreditFunctions.Pages.Reviews;

namespace CreditFunctions.Functions.Reviews;

internal static class BatchSheets
{
    public static BatchSheet OfRanking(TaskDetails details)
    {
        var rows = details.Ranking.Select(ranked =>
            Row(ranked, ranked.Proposal, null, details.Guide) with
            {
                Comments = details.Comments.TryGetValue(ranked.Application.Id, out var comments) ? comments : [],
            }
        );
        return Of(details, rows) with { ShowsRanking = true };
    }

    public static BatchSheet OfProposed(TaskDetails details) =>
        Of(
            details,
            details
                .Proposals.Where(proposal => proposal.Outcome == ProposalOutcome.Propose)
                .Select(proposal => Row(proposal.Ranked, proposal.Outcome, proposal.Reason, details.Guide))
        );

    private static BatchSheet Of(TaskDetails details, IEnumerable<RankedRow> rows)
    {
        var byCategory = rows.ToLookup(row => row.Category);
        return new BatchSheet([
            .. details.Guide.Categories.Select(category => new BatchCategory(
                category.Name,
                details.LeftYuan.GetValueOrDefault(category.Id),
                [.. byCategory[category.Name]]
            )),
        ])
        {
            MinSheets = details.Guide.Review.MinSheets,
            Unranked =
            [
                .. details.Unranked.Select(each => new UnrankedRow(
                    each.Application.Title,
                    each.Application.UnitName,
                    details.Guide.Category(each.Application.CategoryId).Name,
                    each.Sheets
                )),
            ],
        };
    }

    private static RankedRow Row(RankedApplication ranked, ProposalOutcome outcome, string? reason, RoundGuide guide) =>
        new(
            ranked.Application.Id.Value,
            ranked.Number,
            ranked.Application.Title,
            ranked.Application.UnitName,
            guide.Category(ranked.Application.CategoryId).Name,
            ranked.Place,
            ranked.Score,
            outcome.ToString()
        )
        {
            PrincipalInvestigator = ranked.Application.PrincipalInvestigator,
            AmountYuan = ranked.Application.AmountYuan,
            TieBreak = ranked.TieBreak,
            IsTied = ranked.IsTied,
            DeviationReason = string.IsNullOrEmpty(reason) ? null : reason,
        };
}
