using CreditFunctions.Core.Rounds;
using CreditFunctions.Pages.Desk;

namespace CreditFunctions.Functions.Rounds;

internal static class DeskRounds
{
    public static RoundLine Line(RoundView round, DateTimeOffset now)
    {
        var summary = RoundPages.Summary(round, now);
        return new RoundLine(summary.Id, summary.Title, summary.Phase, summary.ClosesAt) { IsDrill = round.Kind == RoundKind.Drill };
    }
}
