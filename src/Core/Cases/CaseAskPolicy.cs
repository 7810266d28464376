using System.Collections.Immutable;
using CreditFunctions.Core.Calendar;
using CreditFunctions.Core.Rules;
using CreditFunctions.Core.Staff;

namespace CreditFunctions.Core.Cases;

/// <summary>
/// Who is asked for the next act of a case, and by when: eligible officers are asked, reminded <c>tasks.reminderWorkingDays</c> before
/// the term of <c>tasks.escalationWorkingDays</c> ends; after the term a leader is notified.
/// </summary>
public static class CaseAskPolicy
{
    /// <summary>Limit of reminders per act.</summary>
    public const int MaxReminders = 20;

    private static readonly Error NothingToAsk = new(
        ErrorKind.Conflict,
        "case-act-is-not-asked",
        "The act was done, or asked for, in the meantime."
    );

    public static Result<CaseActAsked> Ask(IntegrityCase integrityCase, StaffDirectory directory, ActContext context)
    {
        if (
            integrityCase.Asked is not null
            || CaseActPolicy.NextOf(integrityCase) is not { } act
            || CaseActPolicy.EntitlementFor(act) is null
        )
        {
            return NothingToAsk;
        }

        return new CaseActAsked(
            new AskedAct(
                integrityCase.AskCount + 1,
                act,
                WhomToAsk(integrityCase, act, directory, context.Today),
                context.Now,
                RemindAfterOf(integrityCase, act, context) ?? After(context, context.Rules.TaskReminderWorkingDays),
                DueOf(integrityCase, act, context) ?? After(context, context.Rules.TaskEscalationWorkingDays)
            )
        );
    }

    // A term of the act itself has priority over the general term of tasks.
    private static Deadline? DueOf(IntegrityCase integrityCase, CaseAct act, ActContext context) =>
        act switch
        {
            CaseAct.DecideIntake => integrityCase.IntakeUntil,
            CaseAct.EnterUnitReport => integrityCase.Intake!.UnitUntil,
            CaseAct.Propose or CaseAct.EnterAssessment => integrityCase.InvestigationTerm?.Until,
            CaseAct.ResumeInvestigation => integrityCase.Suspension!.ReviewBy,
            CaseAct.RecordHearing => HearingPolicy.RecordUntil(integrityCase, context),
            CaseAct.DecideReexaminationIntake => integrityCase.Reexamination!.Request.IntakeUntil,
            CaseAct.ProposeReexamination or CaseAct.DecideReexamination => integrityCase.Reexamination!.Intake!.DecideUntil,
            _ => null,
        };

    // An investigation takes months, so the general reminder interval does not apply.
    private static Deadline? RemindAfterOf(IntegrityCase integrityCase, CaseAct act, ActContext context) =>
        act switch
        {
            CaseAct.Propose or CaseAct.EnterAssessment when integrityCase.InvestigationTerm is { } term => CaseTermPolicy.ReminderOf(
                term,
                context
            ),
            CaseAct.ResumeInvestigation => integrityCase.Suspension!.ReviewBy,
            CaseAct.RecordHearing => HearingPolicy.RecordUntil(integrityCase, context),
            _ => null,
        };

    public static Result<CaseActReminded> Remind(IntegrityCase integrityCase, StaffDirectory directory, ActContext context) =>
        integrityCase.Asked is { } asked && IsReminderDue(asked, context.Now)
            ? new CaseActReminded(
                asked.Number,
                asked.Reminders + 1,
                WhomToAsk(integrityCase, asked.Act, directory, context.Today),
                After(context, context.Rules.TaskReminderWorkingDays),
                context.Now
            )
            : NothingToAsk;

    /// <summary>
    /// Notifies the leaders who were not asked; where there are none, the directory's administrators, so that they add an officer.
    /// </summary>
    public static Result<CaseActEscalated> Escalate(IntegrityCase integrityCase, StaffDirectory directory, DateTimeOffset now)
    {
        if (integrityCase.Asked is not { } asked || !IsEscalationDue(asked, now))
        {
            return NothingToAsk;
        }

        var others = directory.Officers.Where(officer => !asked.Officers.Contains(officer.Id) && !integrityCase.IsOfParty(officer));
        var leaders = asked.Officers.IsEmpty ? [] : others.Where(officer => officer.Holds(DeskRole.Leader)).ToImmutableArray();
        var told = leaders.IsEmpty ? [.. others.Where(officer => officer.Holds(DeskRole.StaffManager))] : leaders;
        return new CaseActEscalated(asked.Number, [.. told.Select(officer => officer.Id)], now);
    }

    /// <summary>Reminds the party of its term, unless the defence was given, or the term moved, concurrently.</summary>
    /// <param name="until">The term of the reminder.</param>
    public static Result<DefenceReminded> RemindParty(IntegrityCase integrityCase, Deadline until, DateTimeOffset now) =>
        integrityCase.Notice is { Defence: null, RemindAt: not null } notice && notice.DefenceUntil?.At == until.At
            ? new DefenceReminded(until.At, now)
            : CaseErrors.DefenceIsGiven;

    public static bool IsReminderDue(AskedAct asked, DateTimeOffset now) =>
        asked.Reminders < MaxReminders && asked.RemindAfter.HasPassed(now);

    public static bool IsEscalationDue(AskedAct asked, DateTimeOffset now) =>
        asked.EscalatedAt is null && (asked.Officers.IsEmpty || asked.Due.HasPassed(now));

    /// <summary>The next instant at which a reminder or escalation is due; null where none is left.</summary>
    public static DateTimeOffset? NextAfter(AskedAct asked)
    {
        var escalation = asked.EscalatedAt is null ? asked.Due.At : (DateTimeOffset?)null;
        var reminder = asked.Reminders < MaxReminders ? asked.RemindAfter.At : (DateTimeOffset?)null;
        return escalation is null || reminder < escalation ? reminder ?? escalation : escalation;
    }

    // Officers on leave are asked only where nobody else is eligible.
    private static ImmutableArray<string> WhomToAsk(IntegrityCase integrityCase, CaseAct act, StaffDirectory directory, DateOnly today)
    {
        var eligible = CaseActPolicy.EligibleFor(integrityCase, act, directory);
        var present = eligible.RemoveAll(officer => officer.LeaveOn(today) is not null);
        return [.. (present.IsEmpty ? eligible : present).Select(officer => officer.Id)];
    }

    private static Deadline After(ActContext context, Rule<int> rule) =>
        context.Calendar.DeadlineFor(context.Now, Term.WorkingDays(rule.Value), rule.Id);
}
