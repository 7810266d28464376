using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Commitments;
using CreditFunctions.Core.CreditChecks;
using CreditFunctions.Core.Objections;
using CreditFunctions.Functions.Applications;
using CreditFunctions.Functions.Commitments;
using CreditFunctions.Functions.Documents;
using CreditFunctions.Functions.Duplicates;
using CreditFunctions.Functions.Objections;
using CreditFunctions.Functions.Units;
using CreditFunctions.Pages.Applications.Printing;
using Microsoft.AspNetCore.Http;
using static CreditFunctions.Functions.Api.ApiOperation;

namespace CreditFunctions.Functions.Api;

/// <content>What applicants, their units and objectors do.</content>
internal static partial class ApiCatalog
{
    private static IEnumerable<ApiOperation> Applications =>
    [
        For<GetNewApplicationEndpoint>(ApiAccess.Everybody, "The form that begins an application.").GivesPage(),
        For<CreateApplicationEndpoint>(ApiAccess.Everybody, "Begins a draft; its contact gets a mail with the link.")
            .Takes<ApplicationForm>().Repeatable().Gives<CreatedApplication>(StatusCodes.Status201Created),
        For<OpenAccessEndpoint>(ApiAccess.Link, "The link in the applicant's mail: puts the token into a cookie.").Leads(StatusCodes.Status302Found),
        For<GetApplicationEndpoint>(ApiAccess.Applicant, "How an application stands, and what is still missing.").Gives<ApplicationView>(),
        For<ChangeApplicationEndpoint>(ApiAccess.Applicant, "Writes a draft anew; a person without citizenId keeps the number that is there.")
            .Takes<ApplicationForm>().Gives<ApplicationView>(),
        For<GetApplicationPartEndpoint>(ApiAccess.Applicant, "A part of an application, or whether a step can be taken now.")
            .Gives<StepView>().Gives<IReadOnlyList<CreditAnswer>>().Gives<PrintView>().Gives<ReceiptSheet>().Gives<SelfCheck>(),
        For<GetApplicationFileEndpoint>(ApiAccess.Applicant, "What was uploaded.").GivesFile("*/*"),
        For<GetCommitmentEndpoint>(ApiAccess.Applicant, "How a party signs or has signed its commitment, and the text.").Gives<CommitmentView>(),
        For<InviteSignerEndpoint>(ApiAccess.Applicant, "Mails a party the link that it signs by; the lead unit's goes to the contact where no address is given.")
            .MayTake<InvitationForm>().Gives<ApplicationView>(),
        For<EnterPaperCommitmentEndpoint>(ApiAccess.Applicant, "Enters what a party signs on the sealed print; an officer confirms it in the format check.")
            .Takes<CommitmentForm>().Gives<ApplicationView>(),
        For<GetSigningEndpoint>(ApiAccess.Link, "The link in a party's mail: what it is asked to sign.").Gives<SigningView>(),
        For<SignCommitmentEndpoint>(ApiAccess.Link, "Signs a party's commitment by its own link.").Takes<CommitmentForm>().Gives<SigningView>(),
        For<GetCommitmentTextsEndpoint>(ApiAccess.Everybody, "The texts of one version of the commitment, which stay readable for good.")
            .Gives<IReadOnlyList<CommitmentTextView>>(),
        For<GetDocumentEndpoint>(ApiAccess.Applicant, "The files of a kind.").Gives<IReadOnlyList<DocumentView>>(),
        For<UploadDocumentEndpoint>(ApiAccess.Applicant, "Uploads a document; one of the same kind takes the place of the one before.")
            .TakesFile().Asks("fileName", "Name of the file; its type goes by content.").Gives<DocumentView>(StatusCodes.Status201Created),
        For<RemoveDocumentEndpoint>(ApiAccess.Applicant, "Takes an optional document out again.").MayTake<StepForm>().Gives<ApplicationView>(),
        For<SealApplicationEndpoint>(ApiAccess.Applicant, "Seals electronically in place of the signed scan, where the bureau has such a service.")
            .MayTake<StepForm>().Gives<DocumentView>(StatusCodes.Status201Created),
        For<SubmitApplicationEndpoint>(ApiAccess.Applicant, "Hands an application in.").MayTake<StepForm>().Gives<SubmittedApplication>(StatusCodes.Status202Accepted),
        For<TakeBackApplicationEndpoint>(ApiAccess.Applicant, "Before the closing, makes a draft again of what was handed in.").MayTake<StepForm>().Gives<ApplicationView>(),
        For<WithdrawApplicationEndpoint>(ApiAccess.Applicant, "Takes an application out for good, with a reason.").MayTake<StepForm>().Gives<ApplicationView>(),
        For<HandInCorrectionEndpoint>(ApiAccess.Applicant, "Says that what was asked for is put right.").MayTake<StepForm>().Gives<ApplicationView>(),
        For<AnswerQuestionEndpoint>(ApiAccess.Applicant, "Answers a question about an entry found of a party, or takes a partner unit off.")
            .Takes<CreditAnswerForm>().Gives<ApplicationView>(),
        For<StateDuplicateEndpoint>(ApiAccess.Applicant, "States the applicant's side where its principal investigator is named on another application.")
            .MayTake<StepForm>().Gives<ApplicationView>(),
        For<AdoptGuideEndpoint>(ApiAccess.Applicant, "Goes over to the guide as it was corrected since the draft was begun.").MayTake<StepForm>().Gives<ApplicationView>(),
        For<RenounceAwardEndpoint>(ApiAccess.Applicant, "Gives up an award, or the place that leads to one, with a reason.").MayTake<StepForm>().Gives<ApplicationView>(),
        For<ChangeContactEndpoint>(ApiAccess.Applicant, "Hands an application over to another clerk; both get a mail.").MayTake<StepForm>().Gives<ApplicationView>(),
    ];

    private static IEnumerable<ApiOperation> Units =>
    [
        For<GetLostLinkEndpoint>(ApiAccess.Everybody, "The form that asks for a lost link.").GivesPage(),
        For<RequestLinkEndpoint>(ApiAccess.Everybody, "Sends a clerk's link again to the registered address, whether or not there is one.").Takes<LostLinkForm>().Accepts(),
        For<GetUnitEndpoint>(ApiAccess.Link, "Everything that a unit's clerk looks after.").Asks("page", Page).Gives<UnitView>(),
        For<GetUnitDraftEndpoint>(ApiAccess.Link, "A draft that the clerk may accept as the unit's.").Gives<UnitDraftView>(),
        For<AcceptUnitDraftEndpoint>(ApiAccess.Link, "Accepts a draft as the unit's.").MayTake<NoFieldsForm>().Gives<UnitDraftView>(),
        For<GetUnitReceiptsEndpoint>(ApiAccess.Link, "The receipts of all that a clerk handed in.").Asks("page", Page).Gives<IReadOnlyList<ReceiptSheet>>(),
        For<RebuildUnitIndexEndpoint>(ApiAccess.Bureau, "Makes the index of units anew.").Gives<RebuiltIndex>(),
        For<GetObjectionFormEndpoint>(ApiAccess.Everybody, "What may be contested, and until when.").Gives<NoticeView>(),
        For<GetObjectionConfirmationEndpoint>(ApiAccess.Link, "The link in an objector's mail: what is to be confirmed.").Gives<FiledObjection>(),
        For<ConfirmObjectionEndpoint>(ApiAccess.Link, "Confirms the mail address of an objection, which counts from then on.").MayTake<NoFieldsForm>().Gives<FiledObjection>(),
        For<FileObjectionEndpoint>(ApiAccess.Everybody, "Objects to a project on notice, by real name; kept confidential.")
            .Takes<ObjectionForm>().Repeatable().Gives<FiledObjection>(StatusCodes.Status202Accepted),
    ];

    private const string Page = "Which page, from 1.";
}
