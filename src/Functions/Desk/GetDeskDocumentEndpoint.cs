using CreditFunctions.Core;
using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Staff;
using CreditFunctions.Functions.Documents;
using CreditFunctions.Functions.Http;
using CreditFunctions.Functions.SignIn;
using CreditFunctions.Functions.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CreditFunctions.Functions.Desk;

/// <summary><c>GET /desk/applications/{applicationId}/documents/{documentId}</c>: a document of an application.</summary>
public sealed class GetDeskDocumentEndpoint(
    DeskAccess access,
    IRecordStore<Application> applications,
    DocumentExit files,
    Responses responses
)
{
    [Function(nameof(GetDeskDocumentEndpoint))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "desk/applications/{applicationId}/documents/{documentId}")]
            HttpRequest request,
        string applicationId,
        string documentId,
        CancellationToken cancellationToken
    )
    {
        if (!(await access.CheckAsync(request, DeskAct.SeeBatch, cancellationToken)).TryGet(out _, out var errors))
        {
            return access.Refuse(request, errors);
        }

        var stored = ApplicationId.TryParse(applicationId, out var id) ? await applications.FindAsync(id.Value, cancellationToken) : null;
        if (stored?.State.Documents.FirstOrDefault(each => each.Id == documentId) is not { } document)
        {
            return responses.Problem(
                request,
                new Error(
                    ErrorKind.NotFound,
                    "document-not-found",
                    "The application has no such document. Open it from the page of the application."
                )
            );
        }

        return (await files.OpenAsync(stored.Id, document.Id, document.FileName, cancellationToken)).TryGet(out var file, out errors)
            ? file.ToDownload()
            : responses.Problem(request, errors);
    }
}
