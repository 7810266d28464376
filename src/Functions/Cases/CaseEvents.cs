using CreditFunctions.Core;
using CreditFunctions.Core.Audit;
using CreditFunctions.Core.Cases;
using CreditFunctions.Core.Documents;
using CreditFunctions.Core.Identifiers;
using CreditFunctions.Core.Staff;
using CreditFunctions.Pages.Cases;

namespace CreditFunctions.Functions.Cases;

internal static class CaseEvents
{
    /// <param name="party">Who applied for the repair that the procedure entered.</param>
    public static CaseEvent Of(AuditEnvelope envelope, Fact? fact, string party, StaffDirectory directory) =>
        new(envelope.FactType, envelope.At, fact is RepairOpened ? party : directory.Find(envelope.Actor)?.Name ?? envelope.Actor)
        {
            Detail = DetailOf(fact, directory) is { Length: > 0 } detail ? IdentifierMask.ApplyWithin(detail) : null,
        };

    private static string? DetailOf(Fact? fact, StaffDirectory directory) =>
        fact switch
        {
            CaseOpened opened => opened.Suspicion,
            CaseIntakeDecided decided => decided.Reason,
            CaseUnitReported reported => reported.Report,
            InvestigationExtended extended => extended.Reason,
            HearingRequested { Request: var request } => request.Reason,
            HearingRequestRejected rejected => rejected.Reason,
            HearingArranged arranged => arranged.Letter.Number.Value,
            HearingRecorded recorded => recorded.Summary,
            AssessmentAsked asked => asked.Reason,
            AssessmentWithdrawn withdrawn => withdrawn.Reason,
            AssessmentEntered entered => entered.Assessment.Conclusion,
            AssessmentRejected rejected => rejected.Reason,
            CaseReportedUp { Report: var report } => $"{report.Authority} {report.Number}",
            AppealNoticeEntered { Notice: var notice } => $"{notice.Authority} {notice.Number}",
            AppealNoticeRejected rejected => rejected.Reason,
            ReexaminationRequestRejected rejected => rejected.Reason,
            OtherLetterServed served => string.Join('、', served.Service.Letters.Select(number => number.Value)),
            RecusalRequested { Recusal: var asked } => $"{NamesOf([asked.Officer.OfficerId], directory)}：{asked.Reason}",
            RecusalDecided { Ruling: var ruling } => ruling.Reason,
            InvestigationSuspended suspended => suspended.Reason,
            InvestigationResumed resumed => resumed.Reason,
            CaseProposed { UnfoundedReasons: { } reasons } => reasons,
            CaseProposed { Proposal: { } proposal } => proposal.Reasons,
            ProposalReturned returned => returned.Reason,
            CaseActAsked { Asked: var asked } => NamesOf(asked.Officers, directory),
            CaseActReminded reminded => NamesOf(reminded.Officers, directory),
            CaseActEscalated escalated => NamesOf(escalated.Officers, directory),
            RepairOpened { Request: var request } => request.Performance,
            RepairProposed proposed => proposed.Reason,
            RepairDecisionSigned signed => signed.Letter.Number.Value,
            AdvanceNoticeIssued issued => issued.Letter.Number.Value,
            UnfoundedReported reported => reported.Reasons,
            LetterServed served => string.Join('、', served.Service.Letters.Select(number => number.Value)),
            PaperDefenceEntered entered => entered.Paper.Defence.Text,
            PaperDefenceRejected rejected => rejected.Reason,
            CaseDecisionEntered entered => entered.Entered.Body.MinutesNumber,
            CaseDecisionRejected rejected => rejected.Reason,
            ReexaminationRequested { Request: var request } => request.Grounds,
            ReexaminationIntakeDecided decided => decided.Reason,
            ReexaminationProposed proposed => proposed.Reason,
            ReexaminationDecided decided => decided.Letter.Number.Value,
            LegallyReviewed review => review.Opinion,
            CaseReturned returned => returned.Reason,
            CaseDecided decided => string.Join('、', decided.Letters.Select(letter => letter.Number.Value)),
            DocumentRegistered registered => registered.Document.FileName,
            _ => null,
        };

    private static string NamesOf(IEnumerable<string> ids, StaffDirectory directory) =>
        string.Join('、', ids.Select(id => directory.Find(id)?.Name ?? id));
}
