using System.Collections.Immutable;
using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Documents;
using CreditFunctions.Core.Reviews.Steps;
using CreditFunctions.Core.Rounds;
using CreditFunctions.Functions.Documents;
using CreditFunctions.Functions.Http;
using CreditFunctions.Functions.Reviews.Kinds;
using CreditFunctions.Functions.Rounds;
using CreditFunctions.Functions.SignIn;
using CreditFunctions.Pages.Components;
using CreditFunctions.Pages.Reviews;
using Microsoft.AspNetCore.Http;

namespace CreditFunctions.Functions.Reviews;

/// <summary>The page of a task that is decided as a whole.</summary>
public sealed class TaskPages(
    TaskDetailsReader reader,
    TaskKinds kinds,
    RoundDirectory directory,
    DeskAccess signedIn,
    FileRecords files,
    TaskBoard board,
    TimeProvider time,
    Responses responses
)
{
    /// <param name="token">Of the link, for the addresses of documents.</param>
    public async Task<IResult> ShowAsync(
        HttpRequest request,
        OpenedTask task,
        string token,
        FormState? state,
        CancellationToken cancellationToken
    )
    {
        var details = await reader.GatherAsync(task, cancellationToken);
        var deskToken = await signedIn.FormTokenForAsync(request, task.Link, cancellationToken);
        var place = await board.PlaceOfAsync(task.Link, time.GetUtcNow(), cancellationToken);
        var model = new TaskModel(task.Link.OfficerName, details.Guide.Title, details.Step.Value, details.Fields)
        {
            Details = kinds.Of(details.Step).PageOf(details, $"/tasks/{token}/documents"),
            NeedsTwoOpinions = details.Step.Definition().NeedsTwoOpinions,
            Application = details.Application is { } application ? Application(application, token, details) : null,
            DueAt = place.DueAt,
            IsOverdue = place.IsOverdue,
            LinkEndsAt = task.Decided is null ? task.Link.ExpiresAt : null,
            Next = place.NextTask,
            State = TaskCodes.WithRemedy(state ?? FormState.Empty, token),
            AsksCode = deskToken is null,
            AntiForgeryToken = deskToken,
            EndAddress =
                task.Session is null || task.Decided is not null ? null : $"/tasks/{token}/sign-out{Responses.LanguageOf(request)}",
            Decision = task.Decided is { } decided
                ? new RecordedDecision(
                    task.Link.OfficerName,
                    decided.DecidedAt,
                    TaskValues.Of(task.Link.Task.Step.Definition().FormOf(decided.Decision), task.Ranking)
                )
                {
                    WasKept = request.Query.ContainsKey(KeptQuery),
                }
                : null,
        };
        if (model.Application is { Documents: { } documents } read)
        {
            model = model with
            {
                Application = read with { Documents = await files.MarkAsync(details.Application!.Id.Value, documents, cancellationToken) },
            };
        }

        return responses.Page(request, model, details.Guide, StatusOf(state));
    }

    /// <summary>Only the decision of a task whose link has expired.</summary>
    public async Task<IResult> ShowOutcomeAsync(HttpRequest request, OpenedTask task, CancellationToken cancellationToken)
    {
        var guide = await directory.GetAsync(task.Link.RoundId, cancellationToken);
        var decided = task.Decided ?? throw new InvalidOperationException($"Task {task.Link.Task} is not decided.");
        var model = new TaskOutcomeModel(task.Link.Task.Step.ToString(), guide.Title, decided.DecidedAt)
        {
            Officer = task.MayRead ? task.Link.OfficerName : null,
            Choice = task.Link.Task.Step.Definition().FormOf(decided.Decision).Choice,
        };
        return responses.Page(request, model, guide);
    }

    /// <summary>Query parameter: this request decided nothing because of an earlier decision.</summary>
    public const string KeptQuery = "kept";

    internal static int StatusOf(FormState? state) =>
        state is { Errors: [var first, ..] } ? Problems.Describe([first]).Status : StatusCodes.Status200OK;

    internal static ImmutableArray<TaskDocument> Documents(Application application, RoundGuide guide, string folder) =>
        [
            .. application
                .Documents.Where(document => document.Kind != DocumentPolicy.EvidenceKind)
                .Select(document => new TaskDocument(
                    guide.RequiredDocuments.FirstOrDefault(required => required.Kind == document.Kind)?.Name ?? document.FileName,
                    document.FileName,
                    document.SizeBytes,
                    $"{folder}/{document.Id}"
                )
                {
                    Kind = document.Kind,
                }),
        ];

    private static TaskApplication Application(Application application, string token, TaskDetails details) =>
        new(
            details.Task.Objection?.ProjectNumber ?? application.Serial ?? application.Id.Value[..8],
            application.Title,
            application.LeadUnit.Name,
            application.PrincipalInvestigator.Name,
            details.Guide.Category(application.CategoryId).Name,
            application.AmountYuan
        )
        {
            Abstract = details.AreMaterialsClosed ? "" : application.Abstract,
            Documents = details.AreMaterialsClosed
                ? null
                : Documents(
                    application,
                    details.Guide,
                    details.Task.Application is null ? $"/tasks/{token}/documents/{application.Id}" : $"/tasks/{token}/documents"
                ),
        };
}
