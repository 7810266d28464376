using CreditFunctions.Core.Calendar;
using CreditFunctions.Core.Cases;
using CreditFunctions.Pages.Cases;
using CreditFunctions.Pages.Components;

namespace CreditFunctions.Pages.Tests;

internal static class CaseTermSamples
{
    private static readonly DateOnly Intake = new(2026, 4, 22);
    private static readonly DateTimeOffset At = BeijingTime.At(new DateOnly(2026, 6, 1), new TimeOnly(9, 0));
    private static readonly SeatedOfficer Leader = new(CaseSeat.Decider, "wu", "wu@keji.example");

    private static readonly Deadline Until = WorkingDayCalendar.BuiltIn.DeadlineFor(Intake, Core.Calendar.Term.Months(12), "cases.clock");

    private static readonly InvestigationTerm Term = new(Intake, 12, SuspendedDays: 14, IsExtended: true, Until);

    public static IEnumerable<Sample> All(CaseModel opened)
    {
        var running = opened with
        {
            Term = new TermPart { Term = Term, IsRunning = true },
        };
        var suspended = running with
        {
            State = CaseState.Suspended,
            Next = CaseAct.ResumeInvestigation,
            Term = running.Term with { Suspension = new InvestigationSuspended(Leader, "等待鉴定结论。", Until, At) },
        };
        return
        [
            Sample.Of("case-term", running with { Term = running.Term with { Choices = [TermChoice.Extend, TermChoice.Suspend] } }),
            Sample.Of("case-term-overdue", running with { Term = running.Term with { IsOverdue = true, Choices = [TermChoice.Suspend] } }),
            Sample.Of(
                "case-term-errors",
                running with
                {
                    Term = running.Term with { Choices = [TermChoice.Extend, TermChoice.Suspend] },
                    Form = FormState.Empty.For("investigation-term") with
                    {
                        Errors =
                        [
                            new Core.Error(Core.ErrorKind.Invalid, "case-term-is-incomplete", "").At(CaseFields.TermReason),
                            new Core.Error(Core.ErrorKind.Invalid, "case-term-is-incomplete", "").At(CaseFields.ReviewBy),
                        ],
                    },
                }
            ),
            Sample.Of("case-term-suspended", suspended with { MayAct = true, Eligible = ["吴局长"] }),
            Sample.Of("case-term-suspended-nobody", suspended),
        ];
    }
}
