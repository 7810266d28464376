using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Commitments;
using CreditFunctions.Core.CreditChecks;
using CreditFunctions.Core.Objections;
using CreditFunctions.Functions.Applications;
using CreditFunctions.Functions.Applications.Documents;
using CreditFunctions.Functions.Applications.Units;
using CreditFunctions.Functions.Commitments;
using CreditFunctions.Functions.Documents;
using CreditFunctions.Functions.Duplicates;
using CreditFunctions.Functions.Http;
using CreditFunctions.Functions.Objections;
using CreditFunctions.Functions.Units;
using CreditFunctions.Pages.Applications.Printing;
using Microsoft.AspNetCore.Http;
using static CreditFunctions.Functions.Api.ApiOperation;

namespace CreditFunctions.Functions.Api;

internal static partial class ApiCatalog
{
    private static IEnumerable<ApiOperation> Applications =>
        [
            For<GetNewApplicationEndpoint>(ApiAccess.Everybody, "The form that begins an application.").GivesPage(),
            For<CreateApplicationEndpoint>(ApiAccess.Everybody, "Creates a draft and mails its link to the contact.")
                .Takes<ApplicationForm>()
                .Repeatable()
                .Gives<CreatedApplication>(StatusCodes.Status201Created),
            For<OpenAccessEndpoint>(ApiAccess.Link, "Opens the link of the applicant's mail: stores the token in a cookie.")
                .Leads(StatusCodes.Status302Found),
            For<GetApplicationEndpoint>(ApiAccess.Applicant, "The state of an application and what is still missing.")
                .Gives<ApplicationView>(),
            For<ChangeApplicationEndpoint>(ApiAccess.Applicant, "Replaces a draft; a person without citizenId keeps the stored number.")
                .Takes<ApplicationForm>()
                .Gives<ApplicationView>(),
            For<GetApplicationPartEndpoint>(ApiAccess.Applicant, "A part of an application, or whether a step can be taken now.")
                .Gives<StepView>()
                .Gives<IReadOnlyList<PartyStatement>>()
                .Gives<PrintView>()
                .Gives<ReceiptSheet>()
                .Gives<SelfCheck>(),
            For<GetApplicationFileEndpoint>(ApiAccess.Applicant, "An uploaded file.").GivesFile("*/*"),
            For<GetCommitmentEndpoint>(ApiAccess.Applicant, "The commitment of a party: its text, and how the party signs or has signed.")
                .Gives<CommitmentView>(),
            For<InviteSignerEndpoint>(
                    ApiAccess.Applicant,
                    "Mails a party the link for signing; without an address the lead unit's link goes to the contact."
                )
                .MayTake<InvitationForm>()
                .Gives<ApplicationView>(),
            For<EnterPaperCommitmentEndpoint>(
                    ApiAccess.Applicant,
                    "Records what a party signs on the sealed print; an officer confirms it in the format check."
                )
                .Takes<CommitmentForm>()
                .Gives<ApplicationView>(),
            For<GetSigningEndpoint>(ApiAccess.Link, "Opens the link of a party's mail: the commitment to sign.").Gives<SigningView>(),
            For<SignCommitmentEndpoint>(ApiAccess.Link, "Signs a party's commitment by its own link.")
                .Takes<CommitmentForm>()
                .Gives<SigningView>(),
            For<GetCommitmentTextsEndpoint>(
                    ApiAccess.Everybody,
                    "The texts of one version of the commitment; versions are kept permanently."
                )
                .Gives<IReadOnlyList<CommitmentTextView>>(),
            For<GetDocumentEndpoint>(ApiAccess.Applicant, "The files of a kind.").Gives<IReadOnlyList<DocumentView>>(),
            For<UploadDocumentEndpoint>(ApiAccess.Applicant, "Uploads a document; it replaces the one of the same kind.")
                .TakesFile()
                .Asks("fileName", "Name of the file; its type is determined by its content.")
                .Gives<DocumentView>(StatusCodes.Status201Created),
            For<RemoveDocumentEndpoint>(ApiAccess.Applicant, "Removes an optional document.").MayTake<StepForm>().Gives<ApplicationView>(),
            For<SealApplicationEndpoint>(
                    ApiAccess.Applicant,
                    "Seals electronically in place of the signed scan, where the bureau has such a service."
                )
                .MayTake<StepForm>()
                .Gives<DocumentView>(StatusCodes.Status201Created),
            For<SubmitApplicationEndpoint>(ApiAccess.Applicant, "Submits an application.")
                .MayTake<StepForm>()
                .Gives<SubmittedApplication>(StatusCodes.Status202Accepted),
            For<RecallApplicationEndpoint>(
                    ApiAccess.Applicant,
                    "Recalls a submitted application before the closing: it becomes a draft again."
                )
                .MayTake<StepForm>()
                .Gives<ApplicationView>(),
            For<WithdrawApplicationEndpoint>(ApiAccess.Applicant, "Withdraws an application finally, with a reason.")
                .MayTake<StepForm>()
                .Gives<ApplicationView>(),
            For<SubmitCorrectionEndpoint>(ApiAccess.Applicant, "Submits the requested correction.")
                .MayTake<StepForm>()
                .Gives<ApplicationView>(),
            For<GiveStatementEndpoint>(ApiAccess.Applicant, "Submits a statement on an entry that was found, or removes a partner unit.")
                .Takes<StatementForm>()
                .Gives<ApplicationView>(),
            For<StateDuplicateEndpoint>(
                    ApiAccess.Applicant,
                    "Submits a statement where the principal investigator is named on another application."
                )
                .MayTake<StepForm>()
                .Gives<ApplicationView>(),
            For<AdoptGuideEndpoint>(ApiAccess.Applicant, "Adopts the corrected guide for a draft.")
                .MayTake<StepForm>()
                .Gives<ApplicationView>(),
            For<RenounceAwardEndpoint>(ApiAccess.Applicant, "Renounces an award, or the proposal for one, with a reason.")
                .MayTake<StepForm>()
                .Gives<ApplicationView>(),
            For<ChangeContactEndpoint>(ApiAccess.Applicant, "Transfers an application to another clerk; both get a mail.")
                .MayTake<StepForm>()
                .Gives<ApplicationView>(),
        ];

    private static IEnumerable<ApiOperation> Units =>
        [
            For<GetLostLinkEndpoint>(ApiAccess.Everybody, "The form that asks for a lost link.").GivesPage(),
            For<RequestLinkEndpoint>(
                    ApiAccess.Everybody,
                    "Mails a clerk's link to the registered address; the response does not show whether there is one."
                )
                .Takes<LostLinkForm>()
                .Accepts(),
            For<GetUnitEndpoint>(ApiAccess.Link, "All applications of a unit's clerk.")
                .Asks("page", Page)
                .Asks("older", "Waiting drafts after the one that `olderWaiting` named.")
                .Gives<UnitView>(),
            For<GetUnitDraftEndpoint>(ApiAccess.Link, "A draft that the clerk may accept as the unit's.").Gives<UnitDraftView>(),
            For<AcceptUnitDraftEndpoint>(ApiAccess.Link, "Accepts a draft as the unit's.").MayTake<NoFieldsForm>().Gives<UnitDraftView>(),
            For<GetUnitReceiptsEndpoint>(ApiAccess.Link, "The receipts of everything that a clerk submitted.")
                .Asks("page", Page)
                .Gives<IReadOnlyList<ReceiptSheet>>(),
            For<RebuildUnitIndexEndpoint>(ApiAccess.Bureau, "Rebuilds the index of units.").Gives<RebuiltIndex>(),
            For<GetObjectionFormEndpoint>(ApiAccess.Everybody, "The projects of a notice that can be objected to, and until when.")
                .Gives<PublicNoticeView>(),
            For<GetObjectionConfirmationEndpoint>(ApiAccess.Link, "Opens the link of an objector's mail: the objection to confirm.")
                .Gives<FiledObjection>(),
            For<ConfirmObjectionEndpoint>(ApiAccess.Link, "Confirms the mail address of an objection; the objection counts from then on.")
                .MayTake<NoFieldsForm>()
                .Gives<FiledObjection>(),
            For<FileObjectionEndpoint>(
                    ApiAccess.Everybody,
                    "Files an objection to a project on notice, by real name; it is kept confidential."
                )
                .Takes<ObjectionForm>()
                .Repeatable()
                .Gives<FiledObjection>(StatusCodes.Status202Accepted),
        ];

    private const string Page = "Which page, from 1.";
}
