using System.Collections.Immutable;
using System.Globalization;
using CreditFunctions.Core.Calendar;
using CreditFunctions.Core.Reviews;
using CreditFunctions.Core.Rounds;
using CreditFunctions.Pages.Desk;

namespace CreditFunctions.Functions.Desk;

/// <summary>The printable sheets of a batch.</summary>
internal static class SheetPages
{
    public static IEnumerable<SheetLink> LinksOf(RoundState round)
    {
        var sheets = round
            .Batches.SelectMany(batch =>
                (IEnumerable<SheetId>)
                    [
                        .. batch.Stage >= ReviewBatchStage.Ranked ? (SheetId[])[new(SheetKind.Ranking, batch.Number)] : [],
                        .. batch.Resolutions.SelectMany(resolution =>
                            (SheetId[])
                                [
                                    new(SheetKind.Resolution, batch.Number, resolution.Ordinal),
                                    new(SheetKind.Concurrence, batch.Number, resolution.Ordinal),
                                ]
                        ),
                    ]
            )
            .Concat(round.Promotions.Select((_, index) => new SheetId(SheetKind.Promotion, index + 1)))
            .Concat(round.Notices.Select(notice => new SheetId(SheetKind.Notice, notice.Group)))
            .Concat(round.Awards.Select(award => new SheetId(SheetKind.Award, award.Group)));
        return sheets.Select(sheet => new SheetLink(sheet.Kind.ToString(), sheet.Number, $"/desk/rounds/{round.Guide.Id}/sheets/{sheet}")
        {
            Ordinal = sheet.Ordinal,
        });
    }

    /// <summary>Null if it does not exist yet.</summary>
    public static SheetModel? Find(RoundState round, DeskFrame frame, string name, DateTimeOffset now) =>
        LinksOf(round).FirstOrDefault(link => link.Href.EndsWith($"/{name}", StringComparison.Ordinal)) is { } link
            ? Model(round, frame, new SheetId(Enum.Parse<SheetKind>(link.Kind), link.Number, link.Ordinal), now)
            : null;

    private static SheetModel Model(RoundState round, DeskFrame frame, SheetId id, DateTimeOffset now)
    {
        var (kind, number, ordinal) = id;
        var sheet = new SheetModel(frame, kind, number, round.Guide.Id.Value, round.Guide.Title, BeijingTime.DateOf(now))
        {
            Ordinal = ordinal,
            Rows = [],
            Office = round.Guide.Office.Name,
            Telephone = round.Guide.Office.Telephone,
        };
        switch (kind)
        {
            case SheetKind.Ranking:
                return sheet with { Rows = [.. round.Batch(number).Ranking.Select(ranked => Ranked(ranked, round.Guide))] };
            case SheetKind.Resolution or SheetKind.Concurrence:
                var adopted = round.Batch(number).Resolutions.First(each => each.Ordinal == ordinal);
                return sheet with
                {
                    Document = adopted.Resolution.MinutesNumber,
                    HeldOn = adopted.Resolution.HeldOn,
                    Rows =
                    [
                        .. adopted
                            .Proposals.Where(proposal => kind == SheetKind.Resolution || proposal.Outcome == ProposalOutcome.Propose)
                            .Select(proposal => Decided(proposal, round.Guide)),
                    ],
                };
            case SheetKind.Promotion:
                var promotion = round.Promotions[number - 1];
                return sheet with
                {
                    HeldOn = BeijingTime.DateOf(promotion.At),
                    Rows =
                    [
                        Row(round.ProposalOf(promotion.ApplicationId)!.Ranked, round.Guide) with
                        {
                            Outcome = nameof(ProposalOutcome.Propose),
                            InPlaceOf = round.ProposalOf(promotion.InPlaceOf)?.Ranked.Number,
                        },
                    ],
                };
            case SheetKind.Notice:
                var notice = round.Notices.First(each => each.Group == number);
                return sheet with
                {
                    HeldOn = BeijingTime.DateOf(notice.From),
                    Until = notice.Until,
                    Rows = Projects(round, notice.ApplicationIds),
                };
            default:
                var award = round.Awards.First(each => each.Group == number);
                return sheet with
                {
                    Document = award.Document.DocumentNumber,
                    HeldOn = award.Document.IssuedOn,
                    Rows = Projects(round, award.ApplicationIds),
                };
        }
    }

    private static ImmutableArray<SheetRow> Projects(RoundState round, ImmutableArray<ApplicationId> ids) =>
        [
            .. round
                .Proposals.Where(proposal => ids.Contains(proposal.Ranked.Application.Id))
                .Select(proposal => Public(proposal.Ranked, round.Guide)),
        ];

    // The posted sheet shows no more than the publication.
    private static SheetRow Public(RankedApplication ranked, RoundGuide guide) =>
        guide.HidesInvestigator ? Row(ranked, guide) with { PrincipalInvestigator = "—" } : Row(ranked, guide);

    private static SheetRow Ranked(RankedApplication ranked, RoundGuide guide) =>
        Row(ranked, guide) with
        {
            Place = ranked.Place,
            Score = ranked.Score,
            Outcome = ranked.Proposal.ToString(),
            Remark = ranked.TieBreak,
            Counts = ranked.Proposal == ProposalOutcome.Propose,
        };

    private static SheetRow Decided(Proposal proposal, RoundGuide guide) =>
        Row(proposal.Ranked, guide) with
        {
            Outcome = proposal.Outcome.ToString(),
            Remark = proposal.Reason,
            Counts = proposal.Outcome == ProposalOutcome.Propose,
        };

    // A sheet in the path: ranking-1; resolution-1-2 for the second resolution on the first batch.
    private sealed record SheetId(SheetKind Kind, int Number, int Ordinal = 1)
    {
        public override string ToString() =>
            string.Create(
                CultureInfo.InvariantCulture,
                $"{Kind.ToString().ToLowerInvariant()}-{Number}{(Ordinal > 1 ? $"-{Ordinal}" : "")}"
            );
    }

    private static SheetRow Row(RankedApplication ranked, RoundGuide guide) =>
        new(
            ranked.Number,
            ranked.Application.Title,
            ranked.Application.UnitName,
            ranked.Application.PrincipalInvestigator,
            guide.Category(ranked.Application.CategoryId).Name,
            ranked.Application.AmountYuan
        );
}
