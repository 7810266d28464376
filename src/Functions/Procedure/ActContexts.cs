using CreditFunctions.Core;
using CreditFunctions.Core.Calendar;
using CreditFunctions.Core.Letters;
using CreditFunctions.Core.Rules;
using CreditFunctions.Functions.Settings;
using Microsoft.Extensions.Options;

namespace CreditFunctions.Functions.Procedure;

/// <summary>Makes what every act goes by, for the present moment.</summary>
public sealed class ActContexts(RuleBook rules, WorkingDayCalendar calendar, IOptions<SiteOptions> site, TimeProvider time)
{
    /// <summary>By the rules that a record has pinned; <c>rule-version-is-unknown</c> where their file is not loaded.</summary>
    public Result<ActContext> Of(string ruleVersion)
    {
        var now = time.GetUtcNow();
        return rules.OfVersion(ruleVersion).Select(pinned => In(pinned, now));
    }

    /// <summary>By the rules in force now; <c>no-rules-in-force</c> where no rules are loaded for today.</summary>
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
