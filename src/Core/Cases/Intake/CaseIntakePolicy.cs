using CreditFunctions.Core.Calendar;
using CreditFunctions.Core.Letters;
using CreditFunctions.Core.Rules;
using CreditFunctions.Core.Text;

namespace CreditFunctions.Core.Cases;

/// <summary>
/// 管辖、初核与受理 (rule <c>cases.clock</c>): a second officer checks a noted suspicion and accepts it, refuses it, passes it to the
/// unit, or transfers it to another authority.
/// </summary>
public static class CaseIntakePolicy
{
    private static readonly TextRule Line = TextRule.Line(200);

    /// <summary>Term of the intake decision, counted from a day.</summary>
    public static Deadline IntakeUntil(ActContext context) =>
        context.Calendar.DeadlineFor(
            context.Today,
            Term.WorkingDays(context.Rules.CaseClock.Value.IntakeWorkingDays),
            context.Rules.CaseClock.Id
        );

    public static CaseState StateAfter(IntakeChoice choice) =>
        choice switch
        {
            IntakeChoice.Accept => CaseState.Investigation,
            IntakeChoice.Refuse => CaseState.NotAccepted,
            IntakeChoice.PassToUnit => CaseState.WithUnit,
            _ => CaseState.HandedOver,
        };

    /// <summary>Returns all errors with their fields.</summary>
    /// <param name="number">Of the letter to the reporter, the unit or the other authority; used where there is one.</param>
    public static Result<CaseIntakeDecided> Decide(
        IntegrityCase integrityCase,
        IntakeForm form,
        SeatedOfficer officer,
        LetterNumber number,
        ActContext context
    )
    {
        if (integrityCase.State != CaseState.IntakePending)
        {
            return CaseMoves.Move(integrityCase.State, CaseMove.Accept).Errors;
        }

        var goesElsewhere = form.Choice is IntakeChoice.PassToUnit or IntakeChoice.HandOver;
        var isWithUnit = form.Choice == IntakeChoice.PassToUnit;
        return new ValidationErrors("case-intake-is-incomplete")
            .When(form.Choice is null, "choice", "Say whether the case is taken in, refused, passed to the unit or handed over.")
            .When(!CasePolicy.ReasonText.Accepts(form.Reason), "reason", "Say what the preliminary check found, and why this follows.")
            .When(goesElsewhere && !Line.Accepts(form.Recipient), "recipient", "Name the unit or the authority to which it goes.")
            .When(
                isWithUnit && (form.Until is null || form.Until <= context.Today || form.Until > context.Today.AddMonths(6)),
                "until",
                "Give the day by which the unit reports, from tomorrow on, within six months."
            )
            .When(
                integrityCase.ReportedBy?.IsSamePerson(officer) == true,
                "officer",
                new Error(
                    ErrorKind.Forbidden,
                    "case-is-your-own-report",
                    "You noted this suspicion. Another officer decides on its intake."
                )
            )
            .SeatsAreFree(integrityCase.Seats, integrityCase.PartyPersons, [officer], "officer")
            .Or(() =>
                new CaseIntakeDecided(
                    form.Choice!.Value,
                    CasePolicy.ReasonText.Clean(form.Reason),
                    officer,
                    LetterOf(integrityCase, form, number, context),
                    context.Now
                )
                {
                    UnitUntil = isWithUnit ? Until(form.Until!.Value, context) : null,
                    InvestigationTerm = form.Choice == IntakeChoice.Accept ? CaseTermPolicy.Begin(context) : null,
                }
            );
    }

    public static Result<CaseUnitReported> EnterReport(
        IntegrityCase integrityCase,
        string? report,
        SeatedOfficer officer,
        ActContext context
    ) =>
        CaseMoves
            .Move(integrityCase.State, CaseMove.EnterUnitReport)
            .Then(_ =>
                new ValidationErrors("unit-report-is-incomplete")
                    .When(!CasePolicy.ReasonText.Accepts(report), "reason", "Enter what the unit reported, and by which document.")
                    .SeatsAreFree(integrityCase.Seats, integrityCase.PartyPersons, [officer], "officer")
                    .Or(() => new CaseUnitReported(CasePolicy.ReasonText.Clean(report), officer, IntakeUntil(context), context.Now))
            );

    // No letter names the reporter: it is sent to the sealed address.
    private static IntakeLetter? LetterOf(IntegrityCase integrityCase, IntakeForm form, LetterNumber number, ActContext context) =>
        form.Choice is IntakeChoice.PassToUnit or IntakeChoice.HandOver || integrityCase.Reporter is not null
            ? new IntakeLetter(
                number,
                integrityCase.Number,
                form.Choice is IntakeChoice.PassToUnit or IntakeChoice.HandOver
                    ? new Addressee(Line.Clean(form.Recipient), "")
                    : IntakeLetter.Reporter,
                context.Contact,
                context.Today,
                form.Choice!.Value,
                integrityCase.Source.Suspected,
                CasePolicy.ReasonText.Clean(form.Reason),
                form.Choice == IntakeChoice.PassToUnit ? form.Until : null,
                form.Choice is IntakeChoice.PassToUnit or IntakeChoice.HandOver
                    ? new LetterSuspicion(integrityCase.Party.Name, integrityCase.Identifier, integrityCase.Suspicion)
                    : null
            )
            : null;

    private static Deadline Until(DateOnly lastDay, ActContext context) =>
        context.Calendar.DeadlineFor(context.Today, Term.Days(lastDay.DayNumber - context.Today.DayNumber), context.Rules.CaseClock.Id);
}
