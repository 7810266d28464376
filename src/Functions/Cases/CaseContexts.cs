using CreditFunctions.Core;
using CreditFunctions.Core.Calendar;
using CreditFunctions.Core.Cases;
using CreditFunctions.Core.Letters;
using CreditFunctions.Core.Rules;
using CreditFunctions.Functions.Settings;
using Microsoft.Extensions.Options;

namespace CreditFunctions.Functions.Cases;

/// <summary>Makes what every act of a case goes by, for the present moment.</summary>
public sealed class CaseContexts(RuleBook rules, WorkingDayCalendar calendar, IOptions<SiteOptions> site, TimeProvider time)
{
    /// <summary>
    /// What an act of a case goes by: the rules that were pinned when it was opened; <c>rule-version-is-unknown</c> where their file is not
    /// loaded.
    /// </summary>
    public Result<CaseContext> Of(IntegrityCase integrityCase) =>
        rules.OfVersion(integrityCase.RuleVersion).Select(pinned => In(pinned, time.GetUtcNow()));

    /// <summary>
    /// The rules in force now, the calendar and the office that signs; <c>no-rules-in-force</c> where no rules are loaded for today.
    /// </summary>
    public Result<CaseContext> Now()
    {
        var now = time.GetUtcNow();
        return rules.InForceAt(now).Select(inForce => In(inForce, now));
    }

    private CaseContext In(RuleFile file, DateTimeOffset now)
    {
        var options = site.Value;
        return new CaseContext(
            file,
            calendar,
            new LetterContact(options.Office, options.Telephone),
            AllowsSamples: !options.IsProduction,
            now
        );
    }
}
