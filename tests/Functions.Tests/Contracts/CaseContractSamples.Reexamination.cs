using CreditFunctions.Core;
using CreditFunctions.Core.Cases;
using CreditFunctions.Core.Letters;
using CreditFunctions.Core.Rules;

namespace CreditFunctions.Functions.Tests.Contracts;

internal static partial class CaseContractSamples
{
    private static IReadOnlyList<Fact> Reexaminations =>
        [
            new ReexaminationRequested(
                new ReexaminationRequest(ReexaminationRequester.Accused, "处理过重", ["d7"], Samples.Today, Deadline, At)
                {
                    EnteredBy = new EnteringOfficer("li-jingban", "li@keji.example"),
                }
            ),
            new ReexaminationIntakeDecided(Reexaminer, "超出范围", ReexaminationLetter(ReexaminationOutcome.Refused), Deadline, At)
            {
                AccusedUntil = Deadline,
            },
            new ReexaminationProposed(Reexaminer, Upholds: false, "证据不足", At),
            new ReexaminationDecided(
                ReexaminationLetter(ReexaminationOutcome.Reversed),
                new SeatedOfficer(CaseSeat.ReexaminationDecider, "han-juzhang", "han@keji.example"),
                At
            )
            {
                AccusedUntil = Deadline,
            },
            new ReexaminationRequestConfirmed(new EnteringOfficer("zhou", "zhou@keji.example"), At),
            new ReexaminationRequestRejected(new EnteringOfficer("zhou", "zhou@keji.example"), "与原件不符", At),
            new AppealNoticeEntered(
                new AppealNotice(
                    AppealStep.Revoked,
                    "省科技厅",
                    "吉科诚〔2026〕7号",
                    Samples.Today,
                    "撤销",
                    "d3",
                    new EnteringOfficer("li-jingban", "li@keji.example"),
                    At
                )
                {
                    ConfirmedBy = new EnteringOfficer("zhou", "zhou@keji.example"),
                    CarriedOutAt = At,
                    Change = new CaseOutcome.Established(Severity.Major, [Measure]),
                }
            ),
            new CaseReportedUp(
                new ReportUp("省科技厅", "白科函〔2026〕7号", Samples.Today, new EnteringOfficer("zhou", "zhou@keji.example")),
                At
            ),
            new AppealNoticeConfirmed(new EnteringOfficer("zhou", "zhou@keji.example"), At),
            new AppealNoticeRejected(new EnteringOfficer("zhou", "zhou@keji.example"), "与原件不符", At),
            new OtherLetterServed(
                new ServiceRecord([Number(LetterSeries.Result)], ServiceMode.Post, Samples.Today, Samples.Today)
                {
                    Recipient = "反映人",
                    Place = "信箱",
                    ProofDocumentId = "d8",
                },
                At
            ),
            new CaseReversed(IsPlaceFreed: true, At) { RestoresAward = true },
        ];

    private static ReexaminationLetter ReexaminationLetter(ReexaminationOutcome outcome) =>
        new(
            Number(LetterSeries.Reexamination),
            CaseNumber,
            Addressee,
            Contact,
            Samples.Today,
            Number(LetterSeries.Decision),
            outcome,
            "证据不足"
        )
        {
            AppealWorkingDays = outcome == ReexaminationOutcome.Reversed ? null : 15,
        };
}
