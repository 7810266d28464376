using CreditFunctions.Core.CreditChecks;
using CreditFunctions.Core.Reviews;
using CreditFunctions.Core.Rounds;
using CreditFunctions.Functions.CreditQueries;
using CreditFunctions.Functions.Documents;
using CreditFunctions.Functions.Guides;
using CreditFunctions.Functions.Http;
using CreditFunctions.Functions.Reviews;
using CreditFunctions.Functions.Rounds;
using Microsoft.AspNetCore.Http;
using static CreditFunctions.Functions.Api.ApiOperation;

namespace CreditFunctions.Functions.Api;

internal static partial class ApiCatalog
{
    private const string CodeIsFor = "The code in the mail; without it only the kind of the task is shown.";

    private static IEnumerable<ApiOperation> Rounds =>
        [
            For<ListRoundsEndpoint>(ApiAccess.Everybody, "All published rounds.").Gives<RoundList>(),
            For<GetRoundEndpoint>(ApiAccess.Everybody, "The guide of a round.").Gives<GuideView>(),
            For<PublishRoundEndpoint>(ApiAccess.Bureau, "Publishes a round from its guide; repeating the same guide changes nothing.")
                .Takes<RoundGuide>()
                .Gives<RoundView>(StatusCodes.Status201Created)
                .Gives<RoundView>(),
            For<ListDeskRoundsEndpoint>(ApiAccess.Officer, "Published rounds and guide drafts.").Gives<DeskRoundsView>(),
            For<BeginGuideDraftEndpoint>(ApiAccess.Officer, "Creates a guide draft.")
                .Takes<NewGuideDraftForm>()
                .Gives<GuideDraftView>(StatusCodes.Status201Created),
            For<BeginCorrectionEndpoint>(ApiAccess.Officer, "Creates the correction of a published guide, or returns the open one.")
                .Takes<NoFieldsForm>()
                .Gives<GuideDraftView>(StatusCodes.Status201Created),
            For<GetGuideDraftEndpoint>(ApiAccess.Officer, "A guide draft and what is missing in it.").Gives<GuideDraftView>(),
            For<SaveGuideDraftEndpoint>(ApiAccess.Officer, "Replaces a guide draft.").Takes<GuideDraftForm>().Gives<GuideDraftView>(),
            For<PreviewGuideDraftEndpoint>(ApiAccess.Officer, "A preview of a guide draft.").Gives<GuideView>(),
            For<PublishGuideDraftEndpoint>(
                    ApiAccess.Officer,
                    "Publishes a guide draft in the version that was read; for an officer who did not edit it."
                )
                .Takes<GuideDraftPublicationForm>()
                .Gives<RoundView>(StatusCodes.Status201Created),
            For<DiscardGuideDraftEndpoint>(ApiAccess.Officer, "Discards a guide draft.").Takes<NoFieldsForm>().Gives<GuideDraftView>(),
        ];

    private static IEnumerable<ApiOperation> Tasks =>
        [
            For<GetTaskEndpoint>(ApiAccess.Link, "A task, or its decision; without the code only the kind of the task.")
                .AsksHeader(TaskReaders.CodeHeader, CodeIsFor)
                .Gives<TaskView>(),
            For<DecideTaskEndpoint>(
                    ApiAccess.Link,
                    "Decides a task; an expert declares and signs; in the credit check queue, claims the next query."
                )
                .Takes<DecisionForm>()
                .Asks("query", "In the credit check queue: the query to claim; by default the one that has waited longest.")
                .Gives<DecisionResponse>()
                .Gives<DeclarationResponse>()
                .Gives<ClaimResponse>(),
            For<GetNewCodeEndpoint>(ApiAccess.Link, "The page that requests a new code after the one in the mail became void.").GivesPage(),
            For<RequestCodeEndpoint>(ApiAccess.Link, "Mails a new code to the officer of the link, if the old one is void.").Accepts(),
            For<EndTaskSessionEndpoint>(ApiAccess.Link, "Ends the session of this browser for a task.").Leads(),
            For<GetTaskDocumentEndpoint>(ApiAccess.Link, "A document of the application that a task is about.")
                .AsksHeader(TaskReaders.CodeHeader, CodeIsFor)
                .GivesFile("*/*"),
            For<GetBatchDocumentEndpoint>(ApiAccess.Link, "A document of one of the applications that a task is about.")
                .AsksHeader(TaskReaders.CodeHeader, CodeIsFor)
                .GivesFile("*/*"),
            For<UploadEvidenceEndpoint>(ApiAccess.Link, "Uploads the screenshot of a credit query; its id goes into the result.")
                .TakesFile()
                .Asks("query", "Id of the credit query.")
                .Asks("fileName", "Name of the file; its type is determined by its content.")
                .AsksHeader(TaskReaders.CodeHeader, "The code in the mail; required.")
                .Gives<DocumentView>(StatusCodes.Status201Created),
            For<RecordCreditQueryEndpoint>(ApiAccess.Link, "Records the result of a credit query; the first result is kept.")
                .Takes<CreditQueryForm>()
                .Gives<CreditQueryResult>(),
        ];
}
