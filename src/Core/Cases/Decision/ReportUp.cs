using CreditFunctions.Core.Calendar;
using CreditFunctions.Core.Rules;
using CreditFunctions.Core.Text;

namespace CreditFunctions.Core.Cases;

/// <summary>上报: a decided case was reported to the superior.</summary>
/// <param name="Number">Of the bureau's document.</param>
/// <param name="On">Date of the document.</param>
public sealed record ReportUp(string Authority, string Number, DateOnly On, EnteringOfficer EnteredBy);

/// <summary>An officer entered a report to the superior.</summary>
public sealed record CaseReportedUp(ReportUp Report, DateTimeOffset At) : Fact;

/// <summary>Form for a report to the superior, as received.</summary>
public sealed record ReportUpForm
{
    public string? Authority { get; init; }

    public string? Number { get; init; }

    public DateOnly? On { get; init; }
}

/// <summary>Whether a case is reported to the superior: serious ones must be, others can be (惯例，待本局确认).</summary>
public static class ReportUpPolicy
{
    private static readonly TextRule Line = TextRule.Line(200);

    public static bool CanEnter(IntegrityCase integrityCase) => integrityCase.Decision?.Outcome is CaseOutcome.Established;

    public static bool IsOwed(IntegrityCase integrityCase) =>
        integrityCase is { ReportsUp.IsEmpty: true, Decision.Outcome: CaseOutcome.Established { Severity: >= Severity.Serious } };

    public static Result<CaseReportedUp> Enter(
        IntegrityCase integrityCase,
        ReportUpForm form,
        EnteringOfficer officer,
        ActContext context
    ) =>
        CanEnter(integrityCase)
            ? new ValidationErrors("report-up-is-incomplete")
                .When(!Line.Accepts(form.Authority), "reportUpAuthority", "Name the authority.")
                .When(!Line.Accepts(form.Number), "reportUpNumber", "Give the number of the bureau's document.")
                .When(
                    !(form.On >= BeijingTime.DateOf(integrityCase.Decision!.At) && form.On <= context.Today),
                    "reportUpOn",
                    $"Give its date, from {BeijingTime.DateOf(integrityCase.Decision.At):yyyy-MM-dd} to today."
                )
                .Or(() =>
                    new CaseReportedUp(
                        new ReportUp(Line.Clean(form.Authority), Line.Clean(form.Number), form.On!.Value, officer),
                        context.Now
                    )
                )
            : new Error(ErrorKind.Conflict, "report-up-is-too-early", "A case is reported to the superior once misconduct was decided on.");
}
