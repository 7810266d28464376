using CreditFunctions.Core.Applications;

namespace CreditFunctions.Core.CreditChecks;

/// <summary>One party to be looked up in one source.</summary>
public sealed record PlannedLookup(Party Party, CreditSource Source);

/// <summary>Which look-ups an application needs, and what they add up to.</summary>
public static class CreditCheckPolicy
{
    /// <summary>Every party in every source that covers its kind.</summary>
    public static IEnumerable<PlannedLookup> Plan(Application application, Func<Party, IEnumerable<CreditSource>> sourcesOf) =>
        application.Parties.SelectMany(party => sourcesOf(party).Select(source => new PlannedLookup(party, source)));

    /// <summary>
    /// Whether every planned look-up was made and found nothing. What was inconclusive, or could not be asked, is not clear.
    /// </summary>
    public static bool IsClear(Application application, IEnumerable<PlannedLookup> plan) =>
        plan.All(
            lookup => application.CreditChecks.LastOrDefault(
                check => check.PartyId == lookup.Party.Id && check.Source == lookup.Source)?.Outcome == CreditOutcome.Clear);
}
