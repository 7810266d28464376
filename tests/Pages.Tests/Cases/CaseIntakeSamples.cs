using CreditFunctions.Core;
using CreditFunctions.Core.Calendar;
using CreditFunctions.Core.Cases;
using CreditFunctions.Core.Cases.Origins;
using CreditFunctions.Core.Letters;
using CreditFunctions.Pages.Cases;
using CreditFunctions.Pages.Components;
using CreditFunctions.Pages.Letters;

namespace CreditFunctions.Pages.Tests;

internal static class CaseIntakeSamples
{
    private static readonly DateOnly Today = new(2026, 4, 24);
    private static readonly SeatedOfficer Second = new(CaseSeat.Investigator, "li", "li@keji.example");

    public static IEnumerable<Sample> All(CaseModel opened)
    {
        var noted = opened with
        {
            State = CaseState.IntakePending,
            Origin = "FormatCheck",
            Misconduct = Misconduct.Falsification,
            Suspicion = "检测报告编号查无此号。",
            Basis = "附件3检测报告第2页",
            Source = null,
            FoundAt = null,
            HasReporter = true,
            Next = CaseAct.DecideIntake,
            Eligible = ["李经办"],
        };
        var passed = noted with { State = CaseState.WithUnit, Next = CaseAct.EnterUnitReport, Intake = Decided(IntakeChoice.PassToUnit) };
        var note = new CaseNoteModel(opened.Frame)
        {
            ApplicationId = "a1",
            Application = "辣椒连作障碍土壤改良",
            Parties = [new Choice("u1", "白城市禾新农业科技有限公司"), new Choice("p1", "张示例")],
            Origins = [.. CaseOrigins.All.Where(origin => origin.IsAtDesk && origin.NeedsApplication)],
        };
        return
        [
            Sample.Of("case-note", note),
            Sample.Of(
                "case-note-errors",
                note with
                {
                    Form = new FormState
                    {
                        Errors = [new Error(ErrorKind.Invalid, "case-note-is-incomplete", "").At(CaseFields.Suspicion)],
                    },
                }
            ),
            Sample.Of("case-note-no-ground", note with { Origins = [] }),
            Sample.Of("case-note-party", new CaseNoteModel(opened.Frame) { Origins = [CaseOrigins.Find("OfficerEntry")!] }),
            Sample.Of("case-noted", noted),
            Sample.Of("case-intake", noted with { MayAct = true }),
            Sample.Of("case-intake-nobody", noted with { Eligible = [] }),
            Sample.Of("case-with-unit", passed with { MayAct = true }),
            Sample.Of("case-with-unit-nobody", passed with { Eligible = [], ApplicationHref = null }),
            Sample.Of(
                "case-reported",
                noted with
                {
                    Intake = Decided(IntakeChoice.PassToUnit),
                    UnitReport = new CaseUnitReported("示例大学函〔2026〕1号：属实。", Second, Until, At(5, 20)),
                }
            ),
            Sample.Of(
                "case-not-accepted",
                noted with
                {
                    State = CaseState.NotAccepted,
                    Next = null,
                    Intake = Decided(IntakeChoice.Refuse),
                }
            ),
            .. Enum.GetValues<IntakeChoice>()
                .Select(choice => Sample.Of($"letter-intake-{choice}", new LetterModel(LetterOf(choice), "desk/cases/c1"))),
        ];
    }

    private static Deadline Until { get; } =
        WorkingDayCalendar.BuiltIn.DeadlineFor(Today, Core.Calendar.Term.WorkingDays(15), "cases.clock");

    private static CaseIntakeDecided Decided(IntakeChoice choice) =>
        new(choice, "对象明确，线索可查。", Second, LetterOf(choice), At(4, 24))
        {
            UnitUntil = choice == IntakeChoice.PassToUnit ? Until : null,
        };

    private static IntakeLetter LetterOf(IntakeChoice choice) =>
        new(
            LetterNumber.At("白科", choice == IntakeChoice.Refuse ? LetterSeries.IntakeRefusal : LetterSeries.Referral, 2026, 1),
            LetterNumber.At("白科", LetterSeries.Case, 2026, 1),
            choice is IntakeChoice.PassToUnit or IntakeChoice.HandOver ? new Addressee("示例大学", "") : IntakeLetter.Reporter,
            new LetterContact("科研诚信办公室", "0436-3200000"),
            Today,
            choice,
            Misconduct.Falsification,
            "对象明确，线索可查。",
            choice == IntakeChoice.PassToUnit ? Until.LastDay : null,
            choice is IntakeChoice.PassToUnit or IntakeChoice.HandOver
                ? new LetterSuspicion("白城市禾新农业科技有限公司", "91220800MA0EX4MP5M", "检测报告编号查无此号。")
                : null
        );

    private static DateTimeOffset At(int month, int day) => BeijingTime.At(new DateOnly(2026, month, day), new TimeOnly(9, 0));
}
