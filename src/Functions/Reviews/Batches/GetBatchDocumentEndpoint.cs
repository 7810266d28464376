using CreditFunctions.Functions.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CreditFunctions.Functions.Reviews;

/// <summary>
/// <c>GET /tasks/{token}/documents/{applicationId}/{documentId}</c>: a document of one of the applications of a task; closed to an expert
/// until conflicts are declared, and permanently to a recused one.
/// </summary>
public sealed class GetBatchDocumentEndpoint(TaskAccess access, TaskReaders readers, TaskDocuments documents, Responses responses)
{
    [Function(nameof(GetBatchDocumentEndpoint))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "tasks/{token}/documents/{applicationId}/{documentId}")]
            HttpRequest request,
        string token,
        string applicationId,
        string documentId,
        CancellationToken cancellationToken
    ) =>
        (await access.OpenAsync(token, cancellationToken)).TryGet(out var task, out var errors)
        && (await readers.RequireAsync(request, task, cancellationToken)).TryGet(out task, out errors)
        && (await documents.OpenAsync(task, applicationId, documentId, cancellationToken)).TryGet(out var document, out errors)
            ? document.ToDownload()
            : responses.Problem(request, errors);
}
