using CreditFunctions.Core.Applications;
using CreditFunctions.Core.CreditChecks;
using CreditFunctions.Core.Rules;

namespace CreditFunctions.Functions.CreditChecks;

/// <summary>The credit rules of the file that an application is judged by.</summary>
public sealed class CreditRules(RuleBook book)
{
    /// <summary>Key of the fact that a look-up was made.</summary>
    public static string FactKey(CreditLookup lookup) => $"credit|{lookup.Subject}";

    /// <summary>Every party in every source that covers its kind.</summary>
    public IEnumerable<PlannedLookup> Plan(Application application)
    {
        var matrix = RulesOf(application).CreditCheckSources.Value;
        return CreditCheckPolicy.Plan(application, party => party is Party.Unit ? matrix.Units : matrix.Persons);
    }

    /// <summary>How long a look-up counts.</summary>
    public DateTimeOffset ValidUntil(Application application, DateTimeOffset checkedAt) =>
        checkedAt.AddDays(RulesOf(application).CreditCheckValidityDays.Value);

    private RuleFile RulesOf(Application application) => book.OfVersion(application.RuleVersion).Value;
}
