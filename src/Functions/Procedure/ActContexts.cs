using CreditFunctions.Core;
using CreditFunctions.Core.Calendar;
using CreditFunctions.Core.Letters;
using CreditFunctions.Core.Rules;
using CreditFunctions.Functions.Settings;
using Microsoft.Extensions.Options;

namespace CreditFunctions.Functions.Procedure;

/// <summary>Creates the context of an act: the current time, rules and calendar.</summary>
public sealed class ActContexts(RuleBook rules, WorkingDayCalendar calendar, IOptions<SiteOptions> site, TimeProvider time)
{
    /// <summary>By the pinned rules of a record; <c>rule-version-is-unknown</c> if their file is not loaded.</summary>
    public Result<ActContext> Of(string ruleVersion)
    {
        var now = time.GetUtcNow();
        return rules.OfVersion(ruleVersion).Select(pinned => In(pinned, now));
    }

    /// <summary>By the rules in force now; <c>no-rules-in-force</c> if no rules are loaded for today.</summary>
    public Result<ActContext> Now()
    {
        var now = time.GetUtcNow();
        return rules.InForceAt(now).Select(inForce => In(inForce, now));
    }

    private ActContext In(RuleFile file, DateTimeOffset now)
    {
        var options = site.Value;
        return new ActContext(
            file,
            calendar,
            new LetterContact(options.Office, options.Telephone),
            AllowsSamples: !options.IsProduction,
            now
        )
        {
            RecoveryAccount = options.RecoveryAccount,
        };
    }
}
