using CreditFunctions.Core.Calendar;
using CreditFunctions.Core.Cases;
using CreditFunctions.Core.Letters;
using CreditFunctions.Core.Rules;
using CreditFunctions.Pages.Cases;
using CreditFunctions.Pages.Components;
using CreditFunctions.Pages.Letters;

namespace CreditFunctions.Pages.Tests;

/// <summary>Pages of an academic assessment, of an appeal and of letters to other addressees.</summary>
internal static class CaseAssessmentSamples
{
    private static readonly DateOnly Today = new(2026, 5, 20);
    private static readonly DateTimeOffset At = BeijingTime.At(Today, new TimeOnly(9, 0));
    private static readonly SeatedOfficer Li = new(CaseSeat.Investigator, "li", "li@keji.example");
    private static readonly EnteringOfficer Clerk = new("li", "li@keji.example");

    private static readonly AcademicAssessment Conclusion = new(
        [
            new AssessmentExpert("王一", "甲大学"),
            new AssessmentExpert("李二", "乙大学"),
            new AssessmentExpert("赵三", "丙研究所"),
            new AssessmentExpert("钱四", "丁大学"),
            new AssessmentExpert("孙五", "戊大学"),
        ],
        "图3与图5系同一图片旋转后重复使用，属篡改。",
        Today,
        "d4"
    );

    private static readonly CaseAssessment Asked = new(new AssessmentAsked(Li, "图3与图5是否重复使用。", At));

    private static readonly CaseAssessment Entered = Asked with { Entered = new AssessmentEntered(Conclusion, Li, At) };

    private static readonly AppealNotice Notice = new(
        AppealStep.Accepted,
        "吉林省科学技术厅",
        "吉科诚〔2026〕7号",
        Today,
        "决定受理申诉。",
        "d3",
        Clerk,
        At
    );

    public static IEnumerable<Sample> All(CaseModel opened, CaseModel served, PartyCaseModel party)
    {
        var waiting = opened with
        {
            Next = CaseAct.EnterAssessment,
            Assessment = new AssessmentPart { Assessment = Asked, LeastExperts = 5 },
        };
        var confirming = opened with
        {
            Next = CaseAct.ConfirmAssessment,
            Assessment = new AssessmentPart
            {
                Assessment = Entered,
                Files = [new CaseFile("评议结论.pdf", At, "/desk/cases/c1/documents/d4")],
            },
        };
        var appealing = served with
        {
            Appeal = new AppealPart { Notices = [Notice], Files = [new CaseFile("受理通知.pdf", At, "/desk/cases/c1/documents/d3")] },
        };
        return
        [
            Sample.Of(
                "case-assessment-ask",
                opened with
                {
                    Assessment = new AssessmentPart { MayAsk = true, LeastExperts = 5 },
                }
            ),
            Sample.Of("case-assessment-enter", waiting with { MayAct = true, Assessment = waiting.Assessment with { MayWithdraw = true } }),
            Sample.Of("case-assessment-errors", waiting with { MayAct = true, Form = Wrong("assessment", CaseFields.Experts) }),
            Sample.Of("case-assessment-enter-nobody", waiting),
            Sample.Of("case-assessment-confirm", confirming with { MayAct = true }),
            Sample.Of("case-assessment-confirm-nobody", confirming),
            Sample.Of(
                "case-assessment-rejected",
                waiting with
                {
                    Assessment = waiting.Assessment with
                    {
                        Assessment = Asked with { Rejection = new AssessmentRejected(Conclusion, Li, "日期与原件不符。", At) },
                    },
                }
            ),
            Sample.Of("case-appeal-enter", served with { Appeal = new AppealPart { MayEnter = true } }),
            Sample.Of(
                "case-appeal-errors",
                served with
                {
                    Appeal = new AppealPart { MayEnter = true },
                    Form = Wrong("appeal", CaseFields.AppealSummary),
                }
            ),
            Sample.Of("case-report-up-owed", served with { Decision = served.Decision with { IsReportUpOwed = true, MayReportUp = true } }),
            Sample.Of(
                "case-report-up-errors",
                served with
                {
                    Decision = served.Decision with { MayReportUp = true },
                    Form = Wrong("report-up", CaseFields.ReportUpNumber),
                }
            ),
            Sample.Of(
                "case-report-up",
                served with
                {
                    Decision = served.Decision with
                    {
                        MayReportUp = true,
                        ReportsUp = [new ReportUp("吉林省科学技术厅", "白科函〔2026〕7号", Today, Clerk)],
                    },
                }
            ),
            Sample.Of("case-appeal-confirm", appealing with { Next = CaseAct.ConfirmAppeal, MayAct = true }),
            Sample.Of("case-appeal-confirm-nobody", appealing with { Next = CaseAct.ConfirmAppeal, Eligible = [] }),
            Sample.Of(
                "case-appeal-revoked",
                appealing with
                {
                    Next = null,
                    Appeal = appealing.Appeal with
                    {
                        Notices = [.. Enum.GetValues<AppealStep>().Select(step => Notice with { Step = step, ConfirmedBy = Clerk })],
                    },
                }
            ),
            Sample.Of(
                "case-serve-other",
                served with
                {
                    Next = CaseAct.ServeOther,
                    MayAct = true,
                    OtherLetter = new CaseOtherLetter(nameof(ResultLetter), "白科结〔2026〕1号", "举报人", IsElectronic: true),
                    Letters = [LetterView.Of(Result(isEstablished: true), "/desk/cases/c1/letters/1")],
                }
            ),
            Sample.Of("case-serve-other-nobody", served with { Next = CaseAct.ServeOther, Eligible = [] }),
            Sample.Of("party-case-appeal", party with { Appeals = [Notice with { ConfirmedBy = Clerk }] }),
            Sample.Of(
                "party-case-appeal-changed",
                party with
                {
                    Appeals =
                    [
                        Notice with
                        {
                            Step = AppealStep.Changed,
                            ConfirmedBy = Clerk,
                            Change = new CaseOutcome.Established(Severity.Minor, [new IntendedMeasure("warning", Ban: null)]),
                        },
                    ],
                    Measures = [new CaseMeasure("warning", "科研诚信诫勉谈话", [Severity.Minor], Bans: false)],
                }
            ),
            Sample.Of(
                "letter-result",
                new LetterModel(Result(isEstablished: true), "desk/cases/c1")
                {
                    Service = new LetterServed(
                        new ServiceRecord([LetterNumber.At("白科", LetterSeries.Decision, 2026, 1)], ServiceMode.ByHand, Today, Today),
                        At
                    )
                    {
                        ReporterUntil = WorkingDayCalendar.BuiltIn.DeadlineFor(Today, Core.Calendar.Term.WorkingDays(15), "cases.clock"),
                    },
                }
            ),
            Sample.Of("letter-result-unfounded", new LetterModel(Result(isEstablished: false), "desk/cases/c1")),
        ];
    }

    private static ResultLetter Result(bool isEstablished) =>
        new(
            LetterNumber.At("白科", LetterSeries.Result, 2026, 1),
            LetterNumber.At("白科", LetterSeries.Case, 2026, 1),
            IntakeLetter.Reporter,
            new LetterContact("科研诚信办公室", "0436-3200000"),
            Today,
            isEstablished,
            15
        );

    private static FormState Wrong(string form, string field) =>
        FormState.Empty.For(form) with
        {
            Errors = [new Core.Error(Core.ErrorKind.Invalid, "assessment-is-incomplete", "").At(field)],
        };
}
