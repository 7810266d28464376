using CreditFunctions.Core.Calendar;
using CreditFunctions.Core.Rules;

namespace CreditFunctions.Core.Cases;

/// <summary>
/// 调查期限 (科研失信行为调查处理规则, 2022; rule <c>cases.clock</c>): a number of months from the intake, which the leader can extend
/// once, suspend and resume; suspended days are not counted.
/// </summary>
public static class CaseTermPolicy
{
    private const int LongestReviewMonths = 6;

    public static InvestigationTerm Begin(ActContext context) =>
        Count(context.Today, context.Rules.CaseClock.Value.InvestigationMonths, suspendedDays: 0, isExtended: false, context);

    public static bool IsRunning(IntegrityCase integrityCase) =>
        integrityCase is { InvestigationTerm: not null, State: CaseState.Investigation or CaseState.ProposalPending };

    /// <summary>Only before the term ends, since a suspension prolongs it.</summary>
    public static bool CanSuspend(IntegrityCase integrityCase, DateTimeOffset now) =>
        integrityCase is { InvestigationTerm: { } term, State: CaseState.Investigation } && !term.Until.HasPassed(now);

    public static bool CanExtend(IntegrityCase integrityCase, DateTimeOffset now) =>
        IsRunning(integrityCase) && integrityCase.InvestigationTerm is { IsExtended: false } term && !term.Until.HasPassed(now);

    /// <summary>Extends, suspends or resumes with a reason; returns all errors with their fields.</summary>
    public static Result<Fact> Decide(IntegrityCase integrityCase, TermForm form, SeatedOfficer leader, ActContext context) =>
        CheckState(integrityCase, form.Choice, context.Now) is { } refusal
            ? refusal
            : new ValidationErrors("case-term-is-incomplete")
                .When(form.Choice is null, "termChoice", "Say whether the term is extended, or the investigation suspended or resumed.")
                .When(!CasePolicy.ReasonText.Accepts(form.Reason), "termReason", "Give the reason, which is put on record.")
                .When(
                    form.Choice == TermChoice.Suspend
                        && (
                            form.ReviewBy is null
                            || form.ReviewBy <= context.Today
                            || form.ReviewBy > context.Today.AddMonths(LongestReviewMonths)
                        ),
                    "reviewBy",
                    "Give the day by which it is looked at again, from tomorrow on, within six months."
                )
                .When(leader.Seat != CaseSeat.Decider, "officer", "The leader decides on the term of an investigation.")
                .SeatsAreFree(integrityCase.Seats, integrityCase.PartyPersons, [leader], "officer")
                .Or(() => FactOf(integrityCase, form, leader, context));

    /// <summary>The day some working days before the end; null where it has passed.</summary>
    internal static Deadline? ReminderOf(InvestigationTerm term, ActContext context)
    {
        var clock = context.Rules.CaseClock;
        var day = context.Calendar.WorkingDayBefore(term.Until.LastDay, clock.Value.InvestigationReminderWorkingDays);
        return day > context.Today ? Until(day, context) : null;
    }

    private static Error? CheckState(IntegrityCase integrityCase, TermChoice? choice, DateTimeOffset now) =>
        choice switch
        {
            TermChoice.Extend => CanExtend(integrityCase, now) ? null : CaseErrors.TermCannotBeExtended,
            TermChoice.Suspend => CaseMoves.Move(integrityCase.State, CaseMove.Suspend).Errors.FirstOrDefault()
                ?? (CanSuspend(integrityCase, now) ? null : CaseErrors.InvestigationHasLapsed),
            TermChoice.Resume => CaseMoves.Move(integrityCase.State, CaseMove.Resume).Errors.FirstOrDefault(),
            _ => null,
        };

    private static Fact FactOf(IntegrityCase integrityCase, TermForm form, SeatedOfficer leader, ActContext context)
    {
        var reason = CasePolicy.ReasonText.Clean(form.Reason);
        var term = integrityCase.InvestigationTerm!;
        return form.Choice switch
        {
            TermChoice.Extend => new InvestigationExtended(
                leader,
                reason,
                Count(
                    term.From,
                    term.Months + context.Rules.CaseClock.Value.ExtensionMonths,
                    term.SuspendedDays,
                    isExtended: true,
                    context
                ),
                context.Now
            ),
            TermChoice.Suspend => new InvestigationSuspended(leader, reason, Until(form.ReviewBy!.Value, context), context.Now),
            _ => new InvestigationResumed(
                leader,
                reason,
                Count(
                    term.From,
                    term.Months,
                    term.SuspendedDays + context.Today.DayNumber - BeijingTime.DateOf(integrityCase.Suspension!.At).DayNumber,
                    term.IsExtended,
                    context
                ),
                context.Now
            ),
        };
    }

    // A last day that is not a working day is moved only after all parts are added.
    private static InvestigationTerm Count(DateOnly from, int months, int suspendedDays, bool isExtended, ActContext context)
    {
        var days = from.AddMonths(months).DayNumber - from.DayNumber + suspendedDays;
        return new InvestigationTerm(
            from,
            months,
            suspendedDays,
            isExtended,
            context.Calendar.DeadlineFor(from, suspendedDays == 0 ? Term.Months(months) : Term.Days(days), context.Rules.CaseClock.Id)
        );
    }

    private static Deadline Until(DateOnly lastDay, ActContext context) =>
        context.Calendar.DeadlineFor(context.Today, Term.Days(lastDay.DayNumber - context.Today.DayNumber), context.Rules.CaseClock.Id);
}
