using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Calendar;
using CreditFunctions.Core.CreditChecks;
using CreditFunctions.Core.Rules;

namespace CreditFunctions.Functions.CreditChecks;

/// <summary>The credit rules of the file that an application is judged by.</summary>
public sealed class CreditRules(RuleBook book, WorkingDayCalendar calendar)
{
    /// <summary>Every party in every source that covers its kind.</summary>
    public IEnumerable<PlannedLookup> Plan(Application application)
    {
        var matrix = RulesOf(application).CreditCheckSources.Value;
        return CreditCheckPolicy.Plan(application, party => party is Party.Unit ? matrix.Units : matrix.Persons);
    }

    /// <summary>For how many days a look counts.</summary>
    public int ValidityDays(Application application) => RulesOf(application).CreditCheckValidityDays.Value;

    /// <summary>How long a party has to answer about a declared entry.</summary>
    public Deadline AnswerDeadline(Application application, DateTimeOffset from)
    {
        var rule = RulesOf(application).AnswersWorkingDays;
        return calendar.DeadlineFor(from, Term.WorkingDays(rule.Value), rule.Id);
    }

    private RuleFile RulesOf(Application application) => book.OfVersion(application.RuleVersion).Value;
}
