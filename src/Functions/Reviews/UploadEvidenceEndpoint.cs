using CreditFunctions.Functions.Applications;
using CreditFunctions.Functions.Http;
using Microsoft.AspNetCore.Http;

namespace CreditFunctions.Functions.Reviews;

/// <summary>
/// <c>PUT /tasks/{token}/evidence?fileName=…</c>: the screenshot of a credit look-up, as the body. The answered id goes into the
/// decision.
/// </summary>
public sealed class UploadEvidenceEndpoint(TaskAccess access, EvidenceIntake evidence, Answers answers)
{
    [Function(nameof(UploadEvidenceEndpoint))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "tasks/{token}/evidence")] HttpRequest request,
        string token,
        CancellationToken cancellationToken) =>
        (await access.OpenAsync(token, cancellationToken)).TryGet(out var task, out var errors)
        && (await evidence.TakeAsync(task, request.Query["fileName"], request.Body, cancellationToken)).TryGet(out var document, out errors)
            ? Results.Json(DocumentView.Of(document), RequestJson.Options, statusCode: StatusCodes.Status201Created)
            : answers.Problem(request, errors);
}
