using CreditFunctions.Core;
using CreditFunctions.Core.Documents;
using CreditFunctions.Functions.Documents;
using CreditFunctions.Functions.Http;
using Microsoft.AspNetCore.Http;

namespace CreditFunctions.Functions.Reviews;

/// <summary><c>GET /tasks/{token}/documents/{documentId}</c>: a document of the application that a task is about.</summary>
public sealed class GetTaskDocumentEndpoint(TaskAccess access, DocumentStore documents, Answers answers)
{
    [Function(nameof(GetTaskDocumentEndpoint))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "tasks/{token}/documents/{documentId}")] HttpRequest request,
        string token,
        string documentId,
        CancellationToken cancellationToken)
    {
        if (!(await access.OpenAsync(token, cancellationToken)).TryGet(out var task, out var errors))
        {
            return answers.Problem(request, errors);
        }

        if (task.Application?.Documents.FirstOrDefault(each => each.Id == documentId) is not { } document)
        {
            return answers.Problem(
                request,
                new Error("document-not-found", "The application has no such document. Open it from the page of the task."));
        }

        var content = await documents.OpenAsync(task.Link.RecordId, document.Id, cancellationToken);
        return Results.File(content, document.Type.MediaType(), document.FileName);
    }
}
