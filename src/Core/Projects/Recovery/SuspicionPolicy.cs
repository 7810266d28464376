using System.Globalization;
using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Calendar;
using CreditFunctions.Core.Cases;
using CreditFunctions.Core.Cases.Origins;
using CreditFunctions.Core.Rules;

namespace CreditFunctions.Core.Projects;

/// <summary>A suspicion that the project procedure finds. It becomes a case whose intake an officer decides.</summary>
/// <param name="Key">Unique within the project: one key, one case.</param>
/// <param name="Basis">The evidence.</param>
public sealed record ProjectSuspicion(string Key, CaseOrigin Origin, Misconduct Misconduct, string Text, string Basis);

/// <summary>A suspicion of the project was noted as a case.</summary>
public sealed record SuspicionNoted(string Key, CaseId CaseId, DateTimeOffset At) : ProjectFact(At);

/// <summary>
/// Violations that the project procedure notes: a failed acceptance, a violation found by a check, a missing rectification, and a final
/// report still missing long after its escalation.
/// </summary>
public static class SuspicionPolicy
{
    private static readonly AcceptanceOrigin Acceptance = new();
    private static readonly ImplementationOrigin Implementation = new();

    public static ProjectSuspicion? NextOf(Project project, ActContext context) =>
        Of(project, context).FirstOrDefault(each => project.Suspicions.All(noted => noted.Key != each.Key));

    /// <summary>Records the case of a suspicion, once.</summary>
    /// <param name="key">Null where there was nothing to note.</param>
    public static Result<SuspicionNoted> Note(Project project, string? key, CaseId caseId, ActContext context) =>
        NextOf(project, context) is { } next && next.Key == key
            ? new SuspicionNoted(key, caseId, context.Now)
            : ProjectErrors.NotNow("suspicion");

    /// <summary>When a missing final report becomes a suspicion; null where none is due, or the bureau has to act first.</summary>
    internal static DateTimeOffset? MissingSince(Project project, ActContext context) =>
        project.PendingChange is null && AcceptancePolicy.ReportUntil(project, context) is { } until
            ? BeijingTime.StartOf(until.LastDay.AddMonths(context.Rules.OverdueMonths.Value).AddDays(1))
            : null;

    private static IEnumerable<ProjectSuspicion> Of(Project project, ActContext context)
    {
        if (project is { State: ApplicationState.NotPassed, Acceptances: [.., var failed] })
        {
            var questioned = project.Report?.Audit?.QuestionedYuan > 0;
            yield return new ProjectSuspicion(
                $"acceptance-{project.Acceptances.Length}",
                Acceptance,
                questioned ? Misconduct.MisuseOfFunds : Misconduct.OtherViolation,
                Text(
                    project,
                    questioned
                        ? string.Create(
                            CultureInfo.InvariantCulture,
                            $"验收不通过，审计质疑{project.Report!.Audit!.QuestionedYuan:0.00}元。"
                        )
                        : "验收不通过。"
                ),
                string.Join('\n', failed.Reasons)
            );
        }

        foreach (var check in project.Checks.Where(each => each.Outcome == CheckOutcome.Suspect || each.HasLapsed))
        {
            yield return new ProjectSuspicion(
                $"check-{check.Number}",
                Implementation,
                Misconduct.OtherViolation,
                Text(project, check.HasLapsed ? "检查后逾期未整改。" : $"检查（{check.Decision!.VisitedOn:yyyy-MM-dd}）发现违规线索。"),
                string.Join('\n', check.Decision!.Records)
            );
        }

        if (MissingSince(project, context) is { } since && context.Now >= since)
        {
            yield return new ProjectSuspicion(
                $"report-{project.Contract!.Terms.EndsOn:yyyy-MM-dd}",
                Implementation,
                Misconduct.OtherViolation,
                Text(
                    project,
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"逾期{context.Rules.OverdueMonths.Value}个月未提交结题报告，经催报仍未提交。"
                    )
                ),
                $"{context.Rules.OverdueMonths.Id}；任务书约定的实施期至{project.Contract!.Terms.EndsOn:yyyy-MM-dd}。"
            );
        }
    }

    private static string Text(Project project, string what) => $"项目{project.Serial}《{project.Title}》{what}";
}
