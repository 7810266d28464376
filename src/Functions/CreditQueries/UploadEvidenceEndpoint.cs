using CreditFunctions.Core;
using CreditFunctions.Functions.CreditChecks;
using CreditFunctions.Functions.Documents;
using CreditFunctions.Functions.Http;
using CreditFunctions.Functions.Reviews;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CreditFunctions.Functions.CreditQueries;

/// <summary>
/// <c>PUT /tasks/{token}/evidence?query=…&amp;fileName=…</c>: the screenshot of a credit query, as the body, with the code in the header
/// <c>Task-Code</c>, or by the signed-in officer: it is kept under the officer's name. The returned id is part of the result.
/// </summary>
public sealed class UploadEvidenceEndpoint(
    TaskAccess access,
    TaskReaders readers,
    TaskCodes codes,
    CheckQueueVisit visit,
    EvidenceIntake evidence,
    Responses responses
)
{
    [Function(nameof(UploadEvidenceEndpoint))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "tasks/{token}/evidence")] HttpRequest request,
        string token,
        CancellationToken cancellationToken
    )
    {
        if (
            !(await access.OpenAsync(token, cancellationToken)).TryGet(out var task, out var errors)
            || !CheckQueueVisit.RoundOf(task).TryGet(out var roundId, out errors)
        )
        {
            return responses.Problem(request, errors);
        }

        task = await readers.RecognizeAsync(request, task, cancellationToken);
        if (await codes.CheckAsync(request, task, request.Headers[TaskReaders.CodeHeader], cancellationToken) is { } refusal)
        {
            return responses.Problem(request, refusal);
        }

        if (
            !Named(await visit.FindAsync(roundId, task.Link.OfficerId, request.Query["query"], cancellationToken))
                .TryGet(out var creditQuery, out errors)
        )
        {
            return responses.Problem(request, errors);
        }

        var taken = await evidence.TakeAsync(
            creditQuery,
            task.Round!.Guide,
            task.Link.OfficerId,
            request.Query["fileName"],
            request.Body,
            cancellationToken
        );
        return taken.TryGet(out var document, out errors)
            ? Results.Json(DocumentView.Of(document), RequestJson.Options, statusCode: StatusCodes.Status201Created)
            : responses.Problem(request, errors);
    }

    private static Result<DueCreditQuery> Named(Result<DueCreditQuery> found) => found.At("query");
}
