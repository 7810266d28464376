using CreditFunctions.Core;
using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Documents;
using CreditFunctions.Core.Staff;
using CreditFunctions.Functions.Documents;
using CreditFunctions.Functions.Http;
using CreditFunctions.Functions.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CreditFunctions.Functions.Desk;

/// <summary><c>GET /desk/applications/{applicationId}/documents/{documentId}</c>: a document of an application.</summary>
public sealed class GetDeskDocumentEndpoint(DeskAccess access, IRecordStore<Application> applications, DocumentStore documents, Answers answers)
{
    [Function(nameof(GetDeskDocumentEndpoint))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "desk/applications/{applicationId}/documents/{documentId}")] HttpRequest request,
        string applicationId,
        string documentId,
        CancellationToken cancellationToken)
    {
        if (!(await access.CheckAsync(request, DeskAct.SeeBatch, cancellationToken)).TryGet(out _, out var errors))
        {
            return access.Refuse(request, errors);
        }

        var stored = ApplicationId.TryParse(applicationId, out var id) ? await applications.FindAsync(id.Value, cancellationToken) : null;
        return stored?.State.Documents.FirstOrDefault(each => each.Id == documentId) is { } document
            ? Results.File(await documents.OpenAsync(stored.Id, document.Id, cancellationToken), document.Type.MediaType(), document.FileName)
            : answers.Problem(request, new Error(ErrorKind.NotFound, "document-not-found", "The application has no such document. Open it from the page of the application."));
    }
}
