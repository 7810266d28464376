using CreditFunctions.Core;
using CreditFunctions.Core.Calendar;
using CreditFunctions.Core.Letters;
using CreditFunctions.Core.Projects;
using CreditFunctions.Core.Rules;
using CreditFunctions.Functions.Settings;
using Microsoft.Extensions.Options;

namespace CreditFunctions.Functions.Projects;

/// <summary>Makes what every act of a project goes by, for the present moment.</summary>
public sealed class ProjectContexts(RuleBook rules, WorkingDayCalendar calendar, TimeProvider time, IOptions<SiteOptions> site)
{
    /// <summary>The rules that were pinned at the award; <c>rule-version-is-unknown</c> where their file is not loaded.</summary>
    public Result<ProjectContext> Of(Project project) =>
        rules.OfVersion(project.RuleVersion).Select(pinned => In(pinned, time.GetUtcNow()));

    /// <summary>The rules in force now.</summary>
    public Result<ProjectContext> Now()
    {
        var now = time.GetUtcNow();
        return rules.InForceAt(now).Select(inForce => In(inForce, now));
    }

    private ProjectContext In(RuleFile file, DateTimeOffset now) =>
        new(file, calendar, now)
        {
            Contact = new LetterContact(site.Value.Office, site.Value.Telephone),
            RecoveryAccount = site.Value.RecoveryAccount,
            AllowsSamples = !site.Value.IsProduction,
        };
}
