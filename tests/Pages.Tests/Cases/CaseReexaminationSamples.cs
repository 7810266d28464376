using CreditFunctions.Core;
using CreditFunctions.Core.Calendar;
using CreditFunctions.Core.Cases;
using CreditFunctions.Core.Letters;
using CreditFunctions.Pages.Cases;
using CreditFunctions.Pages.Components;
using CreditFunctions.Pages.Letters;

namespace CreditFunctions.Pages.Tests;

internal static class CaseReexaminationSamples
{
    private static readonly DateOnly Today = new(2026, 5, 20);
    private static readonly DateTimeOffset At = BeijingTime.At(Today, new TimeOnly(9, 0));
    private static readonly SeatedOfficer Officer = new(CaseSeat.Reexaminer, "qin", "qin@keji.example");

    private static readonly Deadline Until = WorkingDayCalendar.BuiltIn.DeadlineFor(
        Today,
        Core.Calendar.Term.WorkingDays(15),
        "cases.clock"
    );

    private static readonly Reexamination Asked = new(
        new ReexaminationRequest(ReexaminationRequester.Accused, "名单记录属于同名单位。", ["d5"], Today, Until, At)
    );

    private static readonly Reexamination Accepted = Asked with
    {
        Intake = new ReexaminationIntakeDecided(Officer, "在期限内提出。", null, Until, At),
    };

    private static readonly Reexamination Examined = Accepted with
    {
        Proposal = new ReexaminationProposed(Officer, Upholds: false, "已核对名单原件，属同名单位。", At),
    };

    public static IEnumerable<Sample> All(CaseModel served, PartyCaseModel party)
    {
        var asked = served with
        {
            Next = CaseAct.DecideReexaminationIntake,
            MayAct = true,
            Eligible = ["秦复查"],
            DueAt = Until.At,
            Reexamination = new ReexaminationPart
            {
                Request = Asked,
                Files = [new CaseFile("复查申请书.pdf", At, "/desk/cases/c1/documents/d5")],
            },
        };
        return
        [
            Sample.Of(
                "case-reexamination-entry",
                served with
                {
                    Reexamination = new ReexaminationPart { Requesters = [.. Enum.GetValues<ReexaminationRequester>()] },
                }
            ),
            Sample.Of(
                "case-reexamination-entry-errors",
                served with
                {
                    Reexamination = new ReexaminationPart { Requesters = [ReexaminationRequester.Accused] },
                    Form = FormState.Empty.For("reexamination") with
                    {
                        Errors = [new Error(ErrorKind.Invalid, "reexamination-request-is-incomplete", "").At(CaseFields.Grounds)],
                    },
                }
            ),
            Sample.Of("case-reexamination-intake", asked),
            Sample.Of("case-reexamination-intake-nobody", asked with { MayAct = false, Eligible = [] }),
            Sample.Of(
                "case-reexamination-on-paper",
                asked with
                {
                    Reexamination = asked.Reexamination with
                    {
                        Request = Asked with
                        {
                            Request = Asked.Request with
                            {
                                By = ReexaminationRequester.Reporter,
                                EnteredBy = new EnteringOfficer("li", "li@keji.example"),
                            },
                        },
                    },
                }
            ),
            .. Steps(asked),
            Sample.Of("party-case-reexamination", party with { ReexaminationAction = "cases/t/reexamination" }),
            Sample.Of("party-case-reexamination-asked", party with { Reexamination = Asked }),
            Sample.Of("party-case-reexamination-accepted", party with { Reexamination = Accepted }),
            Sample.Of("party-case-reexamination-reversed", party with { Reexamination = Decided(ReexaminationOutcome.Reversed) }),
            .. Enum.GetValues<ReexaminationOutcome>()
                .Select(outcome => Sample.Of($"letter-reexamination-{outcome}", new LetterModel(LetterOf(outcome), "desk/cases/c1"))),
        ];
    }

    private static IEnumerable<Sample> Steps(CaseModel asked)
    {
        (CaseAct Act, Reexamination State)[] steps =
        [
            (
                CaseAct.ConfirmReexamination,
                new Reexamination(Asked.Request with { EnteredBy = new EnteringOfficer("li", "li@keji.example") })
            ),
            (CaseAct.ProposeReexamination, Accepted),
            (CaseAct.DecideReexamination, Examined),
            (CaseAct.ServeReexamination, Decided(ReexaminationOutcome.Upheld)),
        ];
        return steps.SelectMany(step =>
        {
            var model = asked with { Next = step.Act, Reexamination = asked.Reexamination with { Request = step.State } };
            return new[]
            {
                Sample.Of($"case-reexamination-{step.Act}", model),
                Sample.Of($"case-reexamination-{step.Act}-nobody", model with { MayAct = false, Eligible = [] }),
            };
        });
    }

    private static Reexamination Decided(ReexaminationOutcome outcome) =>
        Examined with
        {
            Decision = new ReexaminationDecided(
                LetterOf(outcome),
                new SeatedOfficer(CaseSeat.ReexaminationDecider, "han", "han@keji.example"),
                At
            ),
        };

    private static ReexaminationLetter LetterOf(ReexaminationOutcome outcome) =>
        new(
            LetterNumber.At("白科", LetterSeries.Reexamination, 2026, 1),
            LetterNumber.At("白科", LetterSeries.Case, 2026, 1),
            new Addressee("白城市禾新农业科技有限公司", "91220800MA0EX4MP5M"),
            new LetterContact("科研诚信办公室", "0436-3200000"),
            Today,
            LetterNumber.At("白科", LetterSeries.Decision, 2026, 1),
            outcome,
            "已核对名单原件，属同名单位。"
        )
        {
            AppealWorkingDays = outcome == ReexaminationOutcome.Reversed ? null : 15,
        };
}
