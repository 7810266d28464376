using CreditFunctions.Core;
using CreditFunctions.Core.Calendar;
using CreditFunctions.Core.Cases;
using CreditFunctions.Core.Letters;
using CreditFunctions.Core.Rules;
using CreditFunctions.Functions.Composition;
using Microsoft.Extensions.Options;

namespace CreditFunctions.Functions.Cases;

/// <summary>Makes what every act of a case goes by, for the present moment.</summary>
public sealed class CaseContexts(RuleBook rules, WorkingDayCalendar calendar, IOptions<SiteOptions> site, TimeProvider time)
{
    /// <summary>The rules in force now, the calendar and the office that signs; <c>no-rules-in-force</c> where no rules are loaded for today.</summary>
    public Result<CaseContext> Now()
    {
        var now = time.GetUtcNow();
        var options = site.Value;
        return rules.InForceAt(now).Select(inForce => new CaseContext(
            inForce, calendar, new LetterContact(options.Office, options.Telephone), AllowsSamples: !options.IsProduction, now));
    }
}
