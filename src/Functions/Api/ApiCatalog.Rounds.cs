using CreditFunctions.Core.CreditChecks;
using CreditFunctions.Core.Reviews;
using CreditFunctions.Core.Rounds;
using CreditFunctions.Functions.Applications;
using CreditFunctions.Functions.CreditChecks;
using CreditFunctions.Functions.Reviews;
using CreditFunctions.Functions.Rounds;
using CreditFunctions.Functions.Rounds.Drafts;
using Microsoft.AspNetCore.Http;
using static CreditFunctions.Functions.Api.ApiOperation;

namespace CreditFunctions.Functions.Api;

/// <content>Rounds and their drafts, lists, and the tasks of a round behind their links.</content>
internal static partial class ApiCatalog
{
    private const string CodeIsFor = "The code printed in the mail; without it nothing of the case is shown.";

    private static IEnumerable<ApiOperation> Rounds =>
    [
        For<ListRoundsEndpoint>(ApiAccess.Everybody, "All published rounds.").Gives<RoundList>(),
        For<GetRoundEndpoint>(ApiAccess.Everybody, "What a round asks for, by when.").Gives<GuideView>(),
        For<PublishRoundEndpoint>(ApiAccess.Bureau, "Publishes a round from its guide; the same guide again changes nothing.")
            .Takes<RoundGuide>().Gives<RoundView>(StatusCodes.Status201Created).Gives<RoundView>(),
        For<ImportListEndpoint>(ApiAccess.Bureau, "Replaces a list that the bureau keeps. An applicant's self-check tells of an entry of the bureau's list only where isPublic is true.").Takes<BureauListForm>()
            .Asks(ImportListEndpoint.ConfirmsLoss, "true where most entries of the list in force may go.").Gives<ImportedList>(),
        For<ListDeskRoundsEndpoint>(ApiAccess.Officer, "Rounds that are published, and drafts.").Gives<DeskRoundsView>(),
        For<BeginDraftEndpoint>(ApiAccess.Officer, "Begins the draft of a guide.").Takes<NewDraftForm>().Gives<DraftView>(StatusCodes.Status201Created),
        For<BeginCorrectionEndpoint>(ApiAccess.Officer, "Begins the correction of a published guide, or goes on with the one that was begun.")
            .Takes<NoFieldsForm>().Gives<DraftView>(StatusCodes.Status201Created),
        For<GetDraftEndpoint>(ApiAccess.Officer, "A draft, and what it still lacks.").Gives<DraftView>(),
        For<SaveDraftEndpoint>(ApiAccess.Officer, "Writes a draft anew.").Takes<DraftForm>().Gives<DraftView>(),
        For<PreviewDraftEndpoint>(ApiAccess.Officer, "A draft exactly as the public will see it.").Gives<GuideView>(),
        For<PublishDraftEndpoint>(ApiAccess.Officer, "Puts a draft before the public, in the version that was read; for an officer who did not write on it.")
            .Takes<DraftPublicationForm>().Gives<RoundView>(StatusCodes.Status201Created),
        For<DropDraftEndpoint>(ApiAccess.Officer, "Gives a draft up.").Takes<NoFieldsForm>().Gives<DraftView>(),
    ];

    private static IEnumerable<ApiOperation> Tasks =>
    [
        For<GetTaskEndpoint>(ApiAccess.Link, "A task, or what was decided; without the code only what kind of task it is.").AsksHeader(TaskReaders.CodeHeader, CodeIsFor).Gives<TaskView>(),
        For<DecideTaskEndpoint>(ApiAccess.Link, "Decides a task; an expert declares and signs; at the check bench, takes the next look-up.")
            .Takes<DecisionForm>().Asks("lookup", "At the check bench: the look-up to take; else the one that waits longest.")
            .Gives<DecisionAnswer>().Gives<DeclarationAnswer>().Gives<TakenAnswer>(),
        For<GetNewCodeEndpoint>(ApiAccess.Link, "Asks for a new code where the one in the mail is void.").GivesPage(),
        For<RequestCodeEndpoint>(ApiAccess.Link, "Mails a new code to the officer whom the link names, where the old one is void.").Accepts(),
        For<EndTaskSessionEndpoint>(ApiAccess.Link, "Ends the session of this browser with a task.").Leads(),
        For<GetTaskDocumentEndpoint>(ApiAccess.Link, "A document of the application that a task is about.").AsksHeader(TaskReaders.CodeHeader, CodeIsFor).GivesFile("*/*"),
        For<GetBatchDocumentEndpoint>(ApiAccess.Link, "A document of one of the applications that a task is about.").AsksHeader(TaskReaders.CodeHeader, CodeIsFor).GivesFile("*/*"),
        For<UploadEvidenceEndpoint>(ApiAccess.Link, "Uploads the screenshot of a look-up; its id goes into the result.")
            .TakesFile().Asks("lookup", "Id of the look-up.").Asks("fileName", "Name of the file; its type goes by content.")
            .AsksHeader(TaskReaders.CodeHeader, "The code printed in the mail; without it nothing is taken.")
            .Gives<DocumentView>(StatusCodes.Status201Created),
        For<RecordLookupEndpoint>(ApiAccess.Link, "Records what was seen at a source; the first look stands.").Takes<LookupForm>().Gives<LookupAnswer>(),
    ];
}
