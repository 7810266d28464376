using System.Collections.Immutable;
using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Calendar;
using CreditFunctions.Core.Reviews;
using CreditFunctions.Core.Rules;

namespace CreditFunctions.Core.Projects;

/// <summary>The next automatic step in a project.</summary>
public enum ProjectDue
{
    Nothing,

    LapseContract,

    NotifyUnit,

    CheckPayment,

    CheckAcceptance,

    LapseRectification,

    /// <summary>A violation is noted as a case; an officer decides on the intake.</summary>
    NoteSuspicion,

    Archive,

    /// <summary>No further step will be due.</summary>
    End,

    /// <summary>The draw for a mid-term check is due.</summary>
    DrawCheck,

    /// <summary>Nobody accounted for money paid after the final report.</summary>
    LapseSettlement,

    /// <summary>The final report is overdue for years.</summary>
    AskRevocation,

    /// <summary>The award was revoked: sign the letter and publish the revocation.</summary>
    AnnounceRevocation,
}

/// <summary>A question about a project for officers, answered by link.</summary>
/// <param name="Subject">Number of the instalment, change or check, or id of the expert; empty where the step has one object.</param>
/// <param name="Ordinal">1 for the first time it is asked.</param>
public sealed record ProjectAsk(ReviewStep Step, string Subject, int Ordinal);

/// <summary>The step due in a project now, the open questions, and the next instant at which a step may be due.</summary>
public sealed record ProjectPosition(ProjectDue Due, DateTimeOffset? Until, ImmutableArray<ProjectAsk> Asks)
{
    /// <summary>The instalment due to be checked; 0 for other steps.</summary>
    public int Instalment { get; init; }
}

/// <summary>The automatic part of a project's path: computed from the rows alone on each run.</summary>
public static partial class ProjectProcedure
{
    public static ProjectPosition NextOf(Project project, ActContext context)
    {
        var now = context.Now;
        var due = DueOf(project, context);
        if (due != ProjectDue.Nothing)
        {
            return new ProjectPosition(due, null, [])
            {
                Instalment = project.Instalments.FirstOrDefault(each => PaymentPolicy.IsToCheck(project, each, now))?.Number ?? 0,
            };
        }

        var asks = AsksOf(project, now);
        return asks.IsEmpty && IsOver(project)
            ? new ProjectPosition(ProjectDue.End, null, [])
            : new ProjectPosition(ProjectDue.Nothing, UntilOf(project, context), asks);
    }

    public static ImmutableArray<ProjectTerm> TermsOf(Project project, ActContext context)
    {
        var terms = ImmutableArray.CreateBuilder<ProjectTerm>();
        if (
            project is { IsHeld: false, State: ApplicationState.Awarded or ApplicationState.ContractPending }
            && !ContractPolicy.IsBeforeBureau(project)
        )
        {
            terms.Add(new ProjectTerm(ProjectTermKind.Contract, project.ContractUntil));
        }

        if (ProgressPolicy.Until(project, context) is { } progress)
        {
            terms.Add(new ProjectTerm(ProjectTermKind.Progress, progress));
        }

        if (AcceptancePolicy.ReportUntil(project, context) is { } report)
        {
            terms.Add(new ProjectTerm(ProjectTermKind.FinalReport, report));
        }

        if (project is { State: ApplicationState.Rectifying, RectifyBy: { } rectifyBy })
        {
            terms.Add(new ProjectTerm(ProjectTermKind.Rectification, rectifyBy));
        }

        if (project.Recovery is { Until: { } returnBy } && RecoveryPolicy.IsToReceive(project))
        {
            terms.Add(new ProjectTerm(ProjectTermKind.Recovery, returnBy));
        }

        if (SettlementPolicy.Until(project, context) is { } settleBy)
        {
            terms.Add(new ProjectTerm(ProjectTermKind.Settlement, settleBy));
        }

        return terms.ToImmutable();
    }

    /// <summary>
    /// Notifies the unit of the end of a term, once for each time in the rule, and once more when it is over. A report still missing
    /// after the escalation term is notified once more, also to officers.
    /// </summary>
    public static Result<ProjectTermNotified> NotifyOfTerm(Project project, ActContext context)
    {
        foreach (var term in TermsOf(project, context))
        {
            var times = TimesOf(term, project, context);
            var told = LastNumberOf(project, term);
            var due = times.Count(at => context.Now >= at);
            if (due > told)
            {
                return new ProjectTermNotified(
                    new NotifiedTerm(term.Kind, term.Until.At, due) { IsEscalated = context.Now >= EscalatedAt(term, context) },
                    context.Now
                );
            }
        }

        return ProjectErrors.NotNow("reminder");
    }

    private static ProjectDue DueOf(Project project, ActContext context)
    {
        var now = context.Now;
        return ContractPolicy.IsToLapse(project, now) ? ProjectDue.LapseContract
            : AcceptancePolicy.IsRectificationOver(project, now) ? ProjectDue.LapseRectification
            : SettlementPolicy.IsToLapse(project, context) ? ProjectDue.LapseSettlement
            : CheckPolicy.IsToDraw(project, context) ? ProjectDue.DrawCheck
            : project.Instalments.Any(each => PaymentPolicy.IsToCheck(project, each, now)) ? ProjectDue.CheckPayment
            : AcceptancePolicy.IsToCheck(project, now) ? ProjectDue.CheckAcceptance
            : SuspicionPolicy.NextOf(project, context) is not null ? ProjectDue.NoteSuspicion
            : RevocationPolicy.IsToAnnounce(project) ? ProjectDue.AnnounceRevocation
            : RevocationPolicy.IsToAsk(project, context) ? ProjectDue.AskRevocation
            : ProjectPolicy.IsToArchive(project, context) ? ProjectDue.Archive
            : NotifyOfTerm(project, context).IsSuccess ? ProjectDue.NotifyUnit
            : ProjectDue.Nothing;
    }

    // The mail that starts a term already states it; only reports start long after the contract.
    private static IEnumerable<DateTimeOffset> TimesOf(ProjectTerm term, Project project, ActContext context)
    {
        var begins = term.Kind switch
        {
            ProjectTermKind.FinalReport => project.Contract!.Terms.EndsOn,
            ProjectTermKind.Progress => ProgressPolicy.PeriodOf(project, context),
            _ => null,
        };
        var first = begins is { } day ? BeijingTime.StartOf(day) : (DateTimeOffset?)null;
        var before = context
            .Rules.ReminderWorkingDays.Value.OrderDescending()
            .Select(days => BeijingTime.StartOf(context.Calendar.WorkingDayBefore(term.Until.LastDay, days)));
        return [.. first is { } at ? [at] : Array.Empty<DateTimeOffset>(), .. before, term.Until.At, .. AfterOf(term, context)];
    }

    // Demanded money is followed up until received: all times until now, and the next one. Officers are notified once of a missing
    // report. A contract lapses, and a rectification returns to the officers.
    private static IEnumerable<DateTimeOffset> AfterOf(ProjectTerm term, ActContext context)
    {
        if (EscalatedAt(term, context) is { } escalated)
        {
            return [escalated];
        }

        if (term.Kind != ProjectTermKind.Recovery)
        {
            return [];
        }

        var days = context.Rules.RecoveryLetter.Value.FollowUpDays;
        var passed = (int)Math.Max(0, (context.Now - term.Until.At).TotalDays / days);
        return Enumerable.Range(1, passed + 1).Select(time => term.Until.At.AddDays(time * days));
    }

    private static DateTimeOffset? EscalatedAt(ProjectTerm term, ActContext context)
    {
        var rule = context.Rules.TaskEscalationWorkingDays;
        return term.Kind is ProjectTermKind.FinalReport or ProjectTermKind.Progress
            ? context.Calendar.DeadlineFor(term.Until.LastDay, Term.WorkingDays(rule.Value), rule.Id).At
            : null;
    }

    private static int LastNumberOf(Project project, ProjectTerm term) =>
        project
            .Notified.Where(notified => notified.Kind == term.Kind && notified.Until == term.Until.At)
            .Select(told => told.Number)
            .DefaultIfEmpty(0)
            .Max();

    private static DateTimeOffset? UntilOf(Project project, ActContext context)
    {
        var now = context.Now;
        return TermsOf(project, context)
            .SelectMany(term => TimesOf(term, project, context))
            .Concat(project.Instalments.SelectMany(each => new[] { each.AskAgainAt, each.CheckAgainAt }).OfType<DateTimeOffset>())
            .Concat(project.Checks.Where(each => each.Outcome is null).Select(each => BeijingTime.StartOf(each.OpensOn)))
            .Concat(new[] { project.AcceptanceCheckAgainAt, RevocationPolicy.AskAt(project, context) }.OfType<DateTimeOffset>())
            .Concat(SuspicionPolicy.MissingSince(project, context) is { } missing ? [missing] : [])
            .Where(at => at > now)
            .Select(at => (DateTimeOffset?)at)
            .Min();
    }

    private static bool IsOver(Project project) =>
        project.State is ApplicationState.Closed or ApplicationState.Renounced or ApplicationState.Terminated or ApplicationState.Revoked
        && !PaymentPolicy.IsOpen(project);
}
