using CreditFunctions.Core.Calendar;
using CreditFunctions.Core.Cases;
using CreditFunctions.Pages.Cases;
using CreditFunctions.Pages.Components;

namespace CreditFunctions.Pages.Tests;

internal static class CaseRecusalSamples
{
    private static readonly DateTimeOffset At = BeijingTime.At(new DateOnly(2026, 5, 6), new TimeOnly(9, 0));
    private static readonly SeatedOfficer Officer = new(CaseSeat.Investigator, "li", "li@keji.example");
    private static readonly SeatedOfficer Leader = new(CaseSeat.Decider, "wu", "wu@keji.example");

    private static readonly CaseRecusalRow Asked = new(
        new CaseRecusal(Officer, RecusalRequester.Party, "与我单位有竞争关系的公司有合作。", AskedBy: null, At),
        "李经办",
        Replacement: null
    );

    private static readonly CaseRecusalRow Granted = new(
        Asked.Recusal with
        {
            Ruling = new RecusalRuling(IsGranted: true, "属实。", Leader, Officer, At),
        },
        "李经办",
        "何经办"
    );

    private static readonly CaseRecusalRow Refused = new(
        Asked.Recusal with
        {
            Ruling = new RecusalRuling(IsGranted: false, "不影响公正处理。", Leader, Replacement: null, At),
        },
        "李经办",
        Replacement: null
    );

    private static readonly CaseRecusalRow Self = new(
        new CaseRecusal(Officer, RecusalRequester.Self, "亲属在该单位任职。", new EnteringOfficer("li", "li@keji.example"), At)
        {
            Ruling = new RecusalRuling(IsGranted: true, "亲属在该单位任职。", Decider: null, Replacement: null, At),
        },
        "李经办",
        Replacement: null
    );

    private static readonly CaseSeatChoice[] Seats =
    [
        new("li", "李经办", CaseSeat.Investigator),
        new("sun", "孙诚信", CaseSeat.Investigator),
    ];

    public static IEnumerable<Sample> All(CaseModel reviewing, PartyCaseModel party)
    {
        var asked = reviewing with
        {
            Next = CaseAct.DecideRecusal,
            Recusal = new RecusalPart { Requests = [Asked] },
            Eligible = ["吴局长"],
        };
        var wrong = FormState.Empty.For("recusal") with
        {
            Errors = [new Core.Error(Core.ErrorKind.Invalid, "recusal-is-incomplete", "").At(CaseFields.RecusalReason)],
        };
        var partyAsks = party with { RecusalAction = "cases/t/recusal", Recusable = [.. Seats] };
        return
        [
            Sample.Of("case-recusal-ask", reviewing with { Recusal = new RecusalPart { Recusable = [.. Seats] } }),
            Sample.Of(
                "case-recusal-ask-errors",
                reviewing with
                {
                    Recusal = new RecusalPart { Recusable = [.. Seats] },
                    Form = wrong,
                }
            ),
            Sample.Of(
                "case-recusal-decide",
                asked with
                {
                    MayAct = true,
                    Recusal = asked.Recusal with { Replacements = [new Choice("he", "何经办")] },
                }
            ),
            Sample.Of("case-recusal-meanwhile", asked with { OnPath = CaseAct.ReviewLegally }),
            Sample.Of("case-recusal-nobody", asked with { Eligible = [] }),
            Sample.Of(
                "case-recusal-reconfirm",
                reviewing with
                {
                    Next = CaseAct.ReconfirmProposal,
                    MayAct = true,
                    Recusal = new RecusalPart { Requests = [Refused, Granted, Self] },
                }
            ),
            Sample.Of(
                "case-recusal-reconfirm-nobody",
                reviewing with
                {
                    Next = CaseAct.ReconfirmProposal,
                    Eligible = [],
                    Recusal = new RecusalPart { Requests = [Granted] },
                }
            ),
            Sample.Of("party-case-recusal", partyAsks),
            Sample.Of("party-case-recusal-errors", partyAsks with { Form = wrong }),
            Sample.Of("party-case-recusals", partyAsks with { Recusals = [Refused, Granted, Self, Asked], RecusalAction = null }),
        ];
    }
}
