using CreditFunctions.Core.Rounds;
using CreditFunctions.Pages.Rounds;

namespace CreditFunctions.Functions.Rounds;

/// <summary>Rounds as pages.</summary>
internal static class RoundPages
{
    public static RoundsModel Model(IEnumerable<RoundView> rounds, DateTimeOffset now) =>
        new([.. rounds.Select(round => Summary(round, now))]);

    public static RoundModel Model(RoundGuide guide, DateTimeOffset now) => new(Summary(RoundView.Of(guide), now), now)
    {
        Guide = "",
        Categories = [.. guide.Categories.Select(category => category.Name)],
        EligibleUnits = [],
        Documents = [.. guide.RequiredDocuments.Select(document => new DocumentRequirement(document.Name))],
        NoticeWorkingDays = guide.Notice.WorkingDays,
    };

    public static RoundSummary Summary(RoundView round, DateTimeOffset now) =>
        new(
            round.Id.Value,
            round.Title,
            Phase(round, now),
            round.OpensAt,
            round.ClosesAt,
            round.Categories.Sum(category => category.BudgetYuan))
        {
            IsDrill = round.Kind == RoundKind.Drill,
        };

    private static RoundPhase Phase(RoundView round, DateTimeOffset now) =>
        now < round.OpensAt ? RoundPhase.NotYetOpen
        : now < round.ClosesAt ? RoundPhase.Open
        : RoundPhase.Closed;
}
