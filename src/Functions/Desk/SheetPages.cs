using System.Collections.Immutable;
using System.Globalization;
using CreditFunctions.Core.Calendar;
using CreditFunctions.Core.Reviews;
using CreditFunctions.Core.Rounds;
using CreditFunctions.Pages.Desk;

namespace CreditFunctions.Functions.Desk;

/// <summary>The sheets of a batch, as far as there is something to print.</summary>
internal static class SheetPages
{
    /// <summary>Every sheet that can be printed by now.</summary>
    public static IEnumerable<SheetLink> LinksOf(RoundState round)
    {
        var sheets = round.Passes.SelectMany(pass => (IEnumerable<(SheetKind, int, bool)>)
            [
                (SheetKind.Ranking, pass.Number, pass.Stage >= PassStage.Ranked),
                (SheetKind.Resolution, pass.Number, pass.Stage >= PassStage.Resolved),
                (SheetKind.Concurrence, pass.Number, pass.Stage >= PassStage.Resolved),
            ])
            .Concat(round.Notices.Select(notice => (SheetKind.Notice, notice.Group, true)))
            .Concat(round.Awards.Select(award => (SheetKind.Award, award.Group, true)));
        return sheets.Where(sheet => sheet.Item3).Select(sheet => new SheetLink(
            sheet.Item1.ToString(), sheet.Item2, $"/desk/rounds/{round.Guide.Id}/sheets/{NameOf(sheet.Item1, sheet.Item2)}"));
    }

    /// <summary>How a sheet stands in an address: <c>ranking-1</c>.</summary>
    public static string NameOf(SheetKind kind, int number) => $"{kind.ToString().ToLowerInvariant()}-{number.ToString(CultureInfo.InvariantCulture)}";

    /// <summary>The sheet of a name; null where there is none yet.</summary>
    public static SheetModel? Find(RoundState round, DeskFrame frame, string name, DateTimeOffset now) =>
        LinksOf(round).FirstOrDefault(link => link.Href.EndsWith($"/{name}", StringComparison.Ordinal)) is { } link
            ? Model(round, frame, Enum.Parse<SheetKind>(link.Kind), link.Number, now)
            : null;

    private static SheetModel Model(RoundState round, DeskFrame frame, SheetKind kind, int number, DateTimeOffset now)
    {
        var sheet = new SheetModel(frame, kind, number, round.Guide.Id.Value, round.Guide.Title, BeijingTime.DateOf(now))
        {
            Rows = [],
            Office = round.Guide.Office.Name,
            Telephone = round.Guide.Office.Telephone,
        };
        switch (kind)
        {
            case SheetKind.Ranking:
                return sheet with { Rows = [.. round.Pass(number).Ranking.Select(ranked => Ranked(ranked, round.Guide))] };
            case SheetKind.Resolution or SheetKind.Concurrence:
                var pass = round.Pass(number);
                return sheet with
                {
                    Document = pass.Resolution?.MinutesNumber,
                    HeldOn = pass.Resolution?.HeldOn,
                    Rows =
                    [
                        .. pass.Proposals.Where(proposal => kind == SheetKind.Resolution || proposal.Outcome == ProposalOutcome.Propose)
                            .Select(proposal => Decided(proposal, round.Guide)),
                    ],
                };
            case SheetKind.Notice:
                var notice = round.Notices.First(each => each.Group == number);
                return sheet with { HeldOn = BeijingTime.DateOf(notice.From), Until = notice.Until, Rows = Projects(round, notice.ApplicationIds) };
            default:
                var award = round.Awards.First(each => each.Group == number);
                return sheet with { Document = award.Document.DocumentNumber, HeldOn = award.Document.IssuedOn, Rows = Projects(round, award.ApplicationIds) };
        }
    }

    private static ImmutableArray<SheetRow> Projects(RoundState round, ImmutableArray<ApplicationId> ids) =>
        [.. round.Proposals.Where(proposal => ids.Contains(proposal.Ranked.Application.Id)).Select(proposal => Public(proposal.Ranked, round.Guide))];

    // What is posted says no more than what is published.
    private static SheetRow Public(RankedApplication ranked, RoundGuide guide) =>
        guide.HidesInvestigator ? Row(ranked, guide) with { PrincipalInvestigator = "—" } : Row(ranked, guide);

    private static SheetRow Ranked(RankedApplication ranked, RoundGuide guide) => Row(ranked, guide) with
    {
        Place = ranked.Place,
        Score = ranked.Score,
        Outcome = ranked.Proposal.ToString(),
        Remark = ranked.TieBreak,
        Counts = ranked.Proposal == ProposalOutcome.Propose,
    };

    private static SheetRow Decided(Proposal proposal, RoundGuide guide) => Row(proposal.Ranked, guide) with
    {
        Outcome = proposal.Outcome.ToString(),
        Remark = proposal.Reason,
        Counts = proposal.Outcome == ProposalOutcome.Propose,
    };

    private static SheetRow Row(RankedApplication ranked, RoundGuide guide) => new(
        ranked.Number,
        ranked.Application.Title,
        ranked.Application.UnitName,
        ranked.Application.PrincipalInvestigator,
        guide.Category(ranked.Application.CategoryId).Name,
        ranked.Application.AmountYuan);
}
