using CreditFunctions.Core.Cases;
using CreditFunctions.Core.Letters;
using CreditFunctions.Core.Rules;
using static CreditFunctions.Core.Tests.Cases.SampleCases;
using static CreditFunctions.TestSupport.Domain.Samples;

namespace CreditFunctions.Core.Tests.Cases;

internal static class SampleReexaminations
{
    internal static readonly ReexaminationForm Asking = new() { By = ReexaminationRequester.Accused, Grounds = "处理过重。" };

    internal static readonly ReexaminationForm ByReporter = new()
    {
        By = ReexaminationRequester.Reporter,
        Grounds = "认定事实有误。",
        ReceivedOn = Today,
        DocumentIds = ["d5"],
    };

    internal static readonly SeatedOfficer Reexaminer = Seat(CaseSeat.Reexaminer, "qin");
    internal static readonly SeatedOfficer Superior = Seat(CaseSeat.ReexaminationDecider, "han");

    internal static IntegrityCase CarriedOut() => Served().Apply(new CaseCarriedOut(IsDisqualified: true, Now));

    internal static Result<ReexaminationRequested> Ask(IntegrityCase integrityCase, ActContext? context = null) =>
        ReexaminationPolicy.Request(integrityCase, Asking, enteredBy: null, context ?? Context());

    internal static Result<ReexaminationIntakeDecided> TakeIn(
        IntegrityCase integrityCase,
        bool accepts = true,
        SeatedOfficer? officer = null,
        ActContext? context = null
    ) =>
        ReexaminationPolicy.TakeIn(
            integrityCase,
            officer ?? Reexaminer,
            accepts,
            "在期限内提出",
            Number(LetterSeries.Reexamination),
            context ?? Context()
        );

    internal static Result<ReexaminationDecided> Decide(
        IntegrityCase integrityCase,
        bool upholds,
        SeatedOfficer? officer = null,
        ActContext? context = null
    ) =>
        ReexaminationPolicy.Decide(
            integrityCase,
            officer ?? Superior,
            upholds,
            "事实不清",
            Number(LetterSeries.Reexamination),
            context ?? Context()
        );

    internal static IntegrityCase Asked() => CarriedOut().Apply(Ask(CarriedOut()).Value);

    internal static IntegrityCase Accepted() => Asked().Apply(TakeIn(Asked()).Value);

    internal static IntegrityCase Examined() =>
        Accepted().Apply(ReexaminationPolicy.Propose(Accepted(), Reexaminer, upholds: false, "证据不足", Now).Value);

    internal static IntegrityCase Decided(bool upholds) => Examined().Apply(Decide(Examined(), upholds).Value);

    internal static IntegrityCase DecisionServed(bool upholds) =>
        Decided(upholds).Apply(CasePolicy.Serve(Decided(upholds), ByHand, Context()).Value);
}
