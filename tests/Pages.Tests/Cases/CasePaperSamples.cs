using CreditFunctions.Core;
using CreditFunctions.Core.Calendar;
using CreditFunctions.Core.Cases;
using CreditFunctions.Core.Letters;
using CreditFunctions.Core.Listings;
using CreditFunctions.Core.Rules;
using CreditFunctions.Pages.Cases;
using CreditFunctions.Pages.Components;

namespace CreditFunctions.Pages.Tests;

internal static class CasePaperSamples
{
    private static readonly DateOnly Today = new(2026, 5, 8);
    private static readonly DateTimeOffset At = BeijingTime.At(Today, new TimeOnly(9, 0));

    private static readonly CaseDecisionEntered Entered = new(
        new EnteredDecision(
            new CaseOutcome.Established(Severity.Major, [new IntendedMeasure("ban", new BanTerm(12))]),
            "与告知一致。",
            "关于疏忽的意见不影响认定。",
            new DecisionBody.Meeting("白科会纪〔2026〕3号", Today),
            [],
            "d8"
        ),
        new SeatedOfficer(CaseSeat.MeetingSecretary, "zhao", "zhao@keji.example"),
        At
    );

    private static readonly PaperDefence Paper = new(
        new Defence("经办人疏忽，没有隐瞒的故意。", AdmitsFacts: true, ["d7"], At),
        DefenceMedium.Oral,
        Today,
        new EnteringOfficer("li", "li@keji.example")
    );

    public static IEnumerable<Sample> All(CaseModel deciding)
    {
        var entered = deciding with
        {
            State = CaseState.DecisionToConfirm,
            Next = CaseAct.ConfirmDecision,
            Decision = deciding.Decision with
            {
                Entered = new EnteredDecisionPart(
                    Entered.Entered,
                    [new LetterMeasure("一定期限内不受理其市级科技计划项目申报", 12, IsPermanent: false)],
                    ["吴局长", "郑副局长"]
                )
                {
                    Minutes = [new CaseFile("会议纪要.pdf", At, "/desk/cases/c1/documents/d8")],
                },
            },
            Eligible = ["吴局长", "郑副局长"],
        };
        var awaiting = deciding with
        {
            State = CaseState.AwaitingDefence,
            Next = CaseAct.GiveDefence,
            MayAct = false,
            Defence = deciding.Defence with { MayEnter = true },
            Notice = deciding.Notice! with { Defence = null },
        };
        return
        [
            Sample.Of("case-decision-entered", entered),
            Sample.Of("case-decision-nobody", entered with { MayAct = false, Eligible = [] }),
            Sample.Of(
                "case-decision-rejected",
                deciding with
                {
                    State = CaseState.DecisionPending,
                    Decision = deciding.Decision with { EntryRejection = "期限与纪要不符。" },
                }
            ),
            Sample.Of("case-defence-entry", awaiting),
            Sample.Of(
                "case-defence-entry-errors",
                awaiting with
                {
                    Form = new FormState
                    {
                        Values = FormState.Empty.For("defence").Values.Add(CaseFields.ReceivedOn, "2026-05-08"),
                        Errors = [new Error(ErrorKind.Invalid, "defence-is-incomplete", "").At(CaseFields.Text)],
                    },
                }
            ),
            Sample.Of(
                "case-defence-confirm",
                awaiting with
                {
                    Next = CaseAct.ConfirmDefence,
                    MayAct = true,
                    Defence = new DefencePart
                    {
                        Paper = Paper,
                        PaperFiles = [new CaseFile("陈述申辩笔录.pdf", At, "/desk/cases/c1/documents/d7")],
                    },
                }
            ),
            Sample.Of(
                "case-defence-nobody",
                awaiting with
                {
                    Next = CaseAct.ConfirmDefence,
                    Eligible = [],
                    Defence = awaiting.Defence with { Paper = Paper },
                }
            ),
        ];
    }
}
