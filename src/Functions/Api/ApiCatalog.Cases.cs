using CreditFunctions.Core.Letters;
using CreditFunctions.Functions.Cases;
using CreditFunctions.Functions.Imports;
using CreditFunctions.Functions.Listings;
using CreditFunctions.Pages.Cases;
using CreditFunctions.Pages.Components;
using CreditFunctions.Pages.Imports;
using CreditFunctions.Pages.Listings;
using static CreditFunctions.Functions.Api.ApiOperation;

namespace CreditFunctions.Functions.Api;

/// <content>Integrity cases.</content>
internal static partial class ApiCatalog
{
    private static IEnumerable<ApiOperation> Cases =>
        [
            For<ListCasesEndpoint>(ApiAccess.Officer, "Integrity cases, the newest first.")
                .Asks("from", "Where the page begins: next of the page before.")
                .Gives<CaseListView>(),
            For<GetCaseEndpoint>(ApiAccess.Officer, "All records of an integrity case.").Gives<CaseModel>(),
            For<GetCaseLetterEndpoint>(ApiAccess.Officer, "A letter of an integrity case.").Gives<Letter>(),
            For<GetCaseDocumentEndpoint>(ApiAccess.Officer, "A file of an integrity case.").GivesFile("*/*"),
            For<GetCaseNoteEndpoint>(ApiAccess.Officer, "The form on which an officer notes a suspicion.")
                .Asks("application", "Id of the application that it is about; left out for a party without one.")
                .GivesPage(),
            For<NoteCaseEndpoint>(
                    ApiAccess.Officer,
                    "Opens a case from a suspicion, by the form of the page with files of evidence; a second officer decides on its intake."
                )
                .Takes<CaseNoteBody>()
                .Gives<CaseModel>()
                .Leads(),
            For<DecideIntakeEndpoint>(ApiAccess.Officer, "Takes a case in, refuses it, passes it to the unit or hands it over.")
                .Takes<CaseIntakeBody>()
                .Gives<CaseModel>(),
            For<EnterUnitReportEndpoint>(ApiAccess.Officer, "Enters what the unit reported; the intake is decided again.")
                .Takes<ReasonForm>()
                .Gives<CaseModel>(),
            For<DecideCaseTermEndpoint>(ApiAccess.Officer, "Extends the term of an investigation, suspends it or resumes it.")
                .Takes<CaseTermBody>()
                .Gives<CaseModel>(),
            For<AskRecusalEndpoint>(ApiAccess.Officer, "Asks that an officer leaves their seat in the case.")
                .Takes<RecusalBody>()
                .Gives<CaseModel>(),
            For<DecideRecusalEndpoint>(ApiAccess.Officer, "Grants or refuses a recusal, with somebody in the place of an investigator.")
                .Takes<RecusalRulingBody>()
                .Gives<CaseModel>(),
            For<ReconfirmProposalEndpoint>(
                    ApiAccess.Officer,
                    "Confirms, in place of a recused investigator, what both had signed, or disagrees."
                )
                .Takes<ReconfirmationBody>()
                .Gives<CaseModel>(),
            For<RequestRecusalEndpoint>(ApiAccess.Everybody, "The party's request that an officer leaves their seat in the case.")
                .Takes<RecusalRequestBody>()
                .Gives<PartyCaseView>(),
            For<AskAssessmentEndpoint>(ApiAccess.Officer, "Asks for an academic assessment, or finds that none is needed.")
                .Takes<AssessmentRequestBody>()
                .Gives<CaseModel>(),
            For<EnterAssessmentEndpoint>(
                    ApiAccess.Officer,
                    "Enters what experts concluded, with the scan that they signed; by the form of the page."
                )
                .TakesForm(
                    CaseFields.AssessmentFile,
                    PageForm.AntiForgeryField,
                    CaseFields.Experts,
                    CaseFields.Conclusion,
                    CaseFields.AssessedOn,
                    CaseFields.ConflictsExcluded
                )
                .Leads(),
            For<ConfirmAssessmentEndpoint>(ApiAccess.Officer, "Confirms an assessment that was entered, or rejects it.")
                .Takes<CaseConfirmationForm>()
                .Gives<CaseModel>(),
            For<RequestHearingEndpoint>(ApiAccess.Everybody, "The party's request for a hearing, where the advance notice grants one.")
                .Takes<HearingRequestBody>()
                .Gives<PartyCaseView>(),
            For<EnterHearingRequestEndpoint>(
                    ApiAccess.Officer,
                    "Enters a request for a hearing from paper, with its scan; by the form of the page."
                )
                .TakesForm(CaseFields.HearingRequestFile, PageForm.AntiForgeryField, CaseFields.HearingReceivedOn, CaseFields.HearingReason)
                .Leads(),
            For<ConfirmHearingRequestEndpoint>(
                    ApiAccess.Officer,
                    "Confirms a request for a hearing that was entered from paper, or rejects the entry."
                )
                .Takes<CaseConfirmationForm>()
                .Gives<CaseModel>(),
            For<ArrangeHearingEndpoint>(ApiAccess.Officer, "Fixes day, place and chair of a hearing, which signs its notice.")
                .Takes<HearingBody>()
                .Gives<CaseModel>(),
            For<RecordHearingEndpoint>(ApiAccess.Officer, "Enters the signed record of a hearing; by the form of the page.")
                .TakesForm(CaseFields.HearingRecordFile, PageForm.AntiForgeryField, CaseFields.HearingAttended, CaseFields.HearingSummary)
                .Leads(),
            For<ProposeCaseEndpoint>(ApiAccess.Officer, "Proposes what a case ends with; the other investigator confirms it.")
                .Takes<CaseProposalForm>()
                .Gives<CaseModel>(),
            For<ConfirmProposalEndpoint>(
                    ApiAccess.Officer,
                    "Confirms a proposal, which signs the advance notice or reports the suspicion as unfounded; or disagrees."
                )
                .Takes<CaseConfirmationForm>()
                .Gives<CaseModel>(),
            For<ReviewCaseEndpoint>(ApiAccess.Officer, "Legal review of a case by somebody without another seat in it.")
                .Takes<CaseReviewForm>()
                .Gives<CaseModel>(),
            For<DecideCaseEndpoint>(
                    ApiAccess.Officer,
                    "Decides a case by the leader, or returns it; what a meeting decided is entered by the form of the page."
                )
                .Takes<CaseDecisionForm>()
                .Gives<CaseModel>()
                .Leads(),
            For<ConfirmDecisionEndpoint>(ApiAccess.Officer, "Confirms what the secretary entered as decided by the meeting, or rejects it.")
                .Takes<CaseConfirmationForm>()
                .Gives<CaseModel>(),
            For<EnterDefenceEndpoint>(
                    ApiAccess.Officer,
                    "Enters a statement and defence given on paper or orally, with its scan; by the form of the page."
                )
                .TakesForm(
                    CaseFields.DefenceFile,
                    PageForm.AntiForgeryField,
                    CaseFields.Medium,
                    CaseFields.ReceivedOn,
                    CaseFields.Text,
                    CaseFields.AdmitsFacts
                )
                .Leads(),
            For<ConfirmDefenceEndpoint>(ApiAccess.Officer, "Confirms or rejects a statement and defence that was entered from paper.")
                .Takes<CaseConfirmationForm>()
                .Gives<CaseModel>(),
            For<ServeLettersEndpoint>(
                    ApiAccess.Officer,
                    "Enters how letters of a case were served, with the proof; by the form of its page."
                )
                .TakesForm(
                    CaseFields.Proof,
                    PageForm.AntiForgeryField,
                    CaseFields.Letters,
                    CaseFields.Mode,
                    CaseFields.On,
                    CaseFields.Recipient,
                    CaseFields.Place,
                    CaseFields.Witness,
                    CaseFields.Reason
                )
                .Leads(),
            For<ListListingsEndpoint>(
                    ApiAccess.Officer,
                    "The listings of a kind, the newest first; with a day those that were in force on it."
                )
                .Asks("kind", "Dishonesty, SeriousDishonesty or Honour.")
                .Asks("day", "A day in Beijing, such as 2026-03-10.")
                .Asks("from", "Where the page begins: next of the page before.")
                .Gives<ListingListView>(),
            For<ExportListingsEndpoint>(
                    ApiAccess.Officer,
                    "What was published of the lists, with withdrawals, as csv, xlsx or json; header Export-Next says where the next file "
                        + "begins."
                )
                .Asks("from", "Where the file begins: Export-Next of the one before.")
                .GivesFile("*/*"),
            For<ListHonoursEndpoint>(ApiAccess.Everybody, "The honours in force today, the newest first.")
                .Asks("from", "Where the page begins: next of the page before.")
                .Gives<HonoursView>(),
            For<ListPendingExportsEndpoint>(
                    ApiAccess.Officer,
                    "What was published or withdrawn of the lists, and nobody has confirmed at the exchange yet."
                )
                .Asks("from", "Where the page begins: next of the page before.")
                .Gives<PendingExportsView>(),
            For<ConfirmExportEndpoint>(
                    ApiAccess.Officer,
                    "Confirms by address and screenshot what the exchange shows of a listing; by the form of its page."
                )
                .TakesForm(ListingFields.Screenshot, PageForm.AntiForgeryField, ListingFields.Action, ListingFields.Address)
                .Leads(),
            For<EnterListingObjectionEndpoint>(
                    ApiAccess.Officer,
                    "Enters what a party objected to its listing on paper; by the form of its page."
                )
                .TakesForm(ListingFields.Scan, PageForm.AntiForgeryField, ListingFields.Objection, ListingFields.ContactEmail)
                .Leads(),
            For<RuleListingObjectionEndpoint>(ApiAccess.Officer, "Decides on an objection to a listing; upheld, the listing ends.")
                .Takes<ListingObjectionRulingForm>()
                .Gives<ListingView>(),
            For<ObjectToListingEndpoint>(ApiAccess.Everybody, "The party's objection to its listing.")
                .Takes<ListingObjectionForm>()
                .Gives<PartyCaseView>(),
            For<GetListingDocumentEndpoint>(ApiAccess.Officer, "A file of a listing.").GivesFile("*/*"),
            For<GetListingEntryEndpoint>(ApiAccess.Officer, "The form on which an officer enters a party in a list.").GivesPage(),
            For<EnterListingEndpoint>(ApiAccess.Officer, "Enters a party in a list without a case; a second officer confirms it.")
                .Takes<ListingEntryBody>()
                .Gives<ListingView>(),
            For<ConfirmListingEndpoint>(ApiAccess.Officer, "Confirms or rejects what another officer entered.")
                .Takes<ListingConfirmationForm>()
                .Gives<ListingView>(),
            For<RevokeListingEndpoint>(ApiAccess.Officer, "Ends a listing whose basis fell away.")
                .Takes<ListingRevocationForm>()
                .Gives<ListingView>(),
            For<GetListingEndpoint>(ApiAccess.Officer, "A party on a list, with its ban and its repair.").Gives<ListingView>(),
            For<EnterReexaminationEndpoint>(
                    ApiAccess.Officer,
                    "Enters a request for re-examination from paper, with its scan; by the form of the page."
                )
                .TakesForm(
                    CaseFields.ReexaminationFile,
                    PageForm.AntiForgeryField,
                    CaseFields.Requester,
                    CaseFields.ReceivedOn,
                    CaseFields.Grounds
                )
                .Leads(),
            For<ConfirmReexaminationEndpoint>(ApiAccess.Officer, "Confirms a request that was entered from paper, or rejects the entry.")
                .Takes<CaseConfirmationForm>()
                .Gives<CaseModel>(),
            For<EnterReportUpEndpoint>(ApiAccess.Officer, "Enters that a case was reported to the superior.")
                .Takes<ReportUpBody>()
                .Gives<CaseModel>(),
            For<EnterAppealEndpoint>(
                    ApiAccess.Officer,
                    "Enters what the superior has told of an appeal, with its scan; by the form of the page."
                )
                .TakesForm(
                    CaseFields.AppealFile,
                    PageForm.AntiForgeryField,
                    CaseFields.AppealStep,
                    CaseFields.AppealAuthority,
                    CaseFields.AppealNumber,
                    CaseFields.AppealOn,
                    CaseFields.AppealSummary,
                    CaseFields.Severity,
                    CaseFields.Measures,
                    CaseFields.BanMonths,
                    CaseFields.IsPermanent
                )
                .Leads(),
            For<ConfirmAppealEndpoint>(ApiAccess.Officer, "Confirms a document of the superior that was entered, or rejects the entry.")
                .Takes<CaseConfirmationForm>()
                .Gives<CaseModel>(),
            For<DecideReexaminationIntakeEndpoint>(ApiAccess.Officer, "Accepts a request for re-examination, or refuses it with a letter.")
                .Takes<ReexaminationChoiceForm>()
                .Gives<CaseModel>(),
            For<ProposeReexaminationEndpoint>(ApiAccess.Officer, "Proposes to uphold or to reverse the decision that is re-examined.")
                .Takes<ReexaminationChoiceForm>()
                .Gives<CaseModel>(),
            For<DecideReexaminationEndpoint>(ApiAccess.Officer, "Upholds or reverses the decision, which signs a letter.")
                .Takes<ReexaminationChoiceForm>()
                .Gives<CaseModel>(),
            For<RequestReexaminationEndpoint>(
                    ApiAccess.Everybody,
                    "The party's request for a re-examination of the decision; by the form of its page."
                )
                .TakesForm(CaseFields.ReexaminationFile, CaseFields.Grounds)
                .Leads(),
            For<ListImportsEndpoint>(ApiAccess.Officer, "The newest imports.").Gives<ImportListView>(),
            For<GetImportTemplateEndpoint>(
                    ApiAccess.Officer,
                    "An empty workbook for Listings, PastApplications, RunningProjects or TreasuryPayments."
                )
                .GivesFile("*/*"),
            For<SendImportEndpoint>(ApiAccess.Officer, "Reads a workbook and reports on its rows, without effect; by the form of its page.")
                .TakesForm(ImportFields.File, PageForm.AntiForgeryField, ImportFields.Kind)
                .Leads(),
            For<GetImportEndpoint>(ApiAccess.Officer, "One import, with its rows and what is wrong with them.")
                .Asks("page", Page)
                .Gives<ImportView>(),
            For<DecideImportEndpoint>(ApiAccess.Officer, "Confirms or rejects what another officer sent.")
                .Takes<ImportDecisionForm>()
                .Gives<ImportView>(),
            For<UndoImportEndpoint>(ApiAccess.Officer, "Takes an import back that nothing has used yet.")
                .Takes<ReasonForm>()
                .Gives<ImportView>(),
            For<ProposeRepairEndpoint>(ApiAccess.Officer, "Proposes to grant or to refuse the repair of the listing of a case.")
                .Takes<RepairDecisionForm>()
                .Gives<CaseModel>(),
            For<DecideRepairEndpoint>(ApiAccess.Officer, "Grants or refuses the repair of the listing of a case, which signs a letter.")
                .Takes<RepairDecisionForm>()
                .Gives<CaseModel>(),
            For<RequestRepairEndpoint>(
                    ApiAccess.Everybody,
                    "The party's application for the repair of its listing, with a proof; by the form of its page."
                )
                .TakesForm(CaseFields.PerformanceProof, CaseFields.Performance, CaseFields.GivesPublicCommitment)
                .Leads(),
            For<GetPartyCaseEndpoint>(ApiAccess.Everybody, "A case for its party, by the link of its own.").Gives<PartyCaseView>(),
            For<GetPartyLetterEndpoint>(ApiAccess.Everybody, "A letter of a case for its party.").Gives<Letter>(),
            For<GiveDefenceEndpoint>(ApiAccess.Everybody, "The party's statement and defence.")
                .Takes<DefenceStatement>()
                .Gives<PartyCaseView>(),
        ];
}
