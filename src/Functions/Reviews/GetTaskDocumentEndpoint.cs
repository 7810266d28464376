using CreditFunctions.Functions.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CreditFunctions.Functions.Reviews;

/// <summary><c>GET /tasks/{token}/documents/{documentId}</c>: a document of the application of a task.</summary>
public sealed class GetTaskDocumentEndpoint(TaskAccess access, TaskReaders readers, TaskDocuments documents, Responses responses)
{
    [Function(nameof(GetTaskDocumentEndpoint))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "tasks/{token}/documents/{documentId}")] HttpRequest request,
        string token,
        string documentId,
        CancellationToken cancellationToken
    ) =>
        (await access.OpenAsync(token, cancellationToken)).TryGet(out var task, out var errors)
        && (await readers.RequireAsync(request, task, cancellationToken)).TryGet(out task, out errors)
        && (await documents.OpenAsync(task, documentId, cancellationToken)).TryGet(out var document, out errors)
            ? document.ToDownload()
            : responses.Problem(request, errors);
}
