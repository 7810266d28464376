using CreditFunctions.Core;
using CreditFunctions.Core.Calendar;
using CreditFunctions.Core.Projects;
using CreditFunctions.Core.Rules;

namespace CreditFunctions.Functions.Projects;

/// <summary>Makes what every act of a project goes by, for the present moment.</summary>
public sealed class ProjectContexts(RuleBook rules, WorkingDayCalendar calendar, TimeProvider time)
{
    /// <summary>The rules that were pinned at the award; <c>rule-version-is-unknown</c> where their file is not loaded.</summary>
    public Result<ProjectContext> Of(Project project) =>
        rules.OfVersion(project.RuleVersion).Select(pinned => new ProjectContext(pinned, calendar, time.GetUtcNow()));

    /// <summary>The rules in force now.</summary>
    public Result<ProjectContext> Now()
    {
        var now = time.GetUtcNow();
        return rules.InForceAt(now).Select(inForce => new ProjectContext(inForce, calendar, now));
    }
}
