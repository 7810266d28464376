using CreditFunctions.Core;
using CreditFunctions.Core.Documents;
using CreditFunctions.Functions.Documents;
using CreditFunctions.Functions.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CreditFunctions.Functions.Applications;

/// <summary>
/// <c>GET /applications/{applicationId}/files/{documentId}</c>: an uploaded file for its applicant. Evidence is excluded.
/// </summary>
public sealed class GetApplicationFileEndpoint(ApplicantAccess access, DocumentExit files, Responses responses)
{
    [Function(nameof(GetApplicationFileEndpoint))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "applications/{applicationId}/files/{documentId}")]
            HttpRequest request,
        string applicationId,
        string documentId,
        CancellationToken cancellationToken
    )
    {
        if (!(await access.OpenAsync(request, applicationId, cancellationToken)).TryGet(out var opened, out var errors))
        {
            return responses.Problem(request, errors);
        }

        var document = opened.State.Documents.FirstOrDefault(each => each.Id == documentId && each.Kind != DocumentPolicy.EvidenceKind);
        if (document is null)
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

        return (await files.OpenAsync(opened.Id, document.Id, document.FileName, cancellationToken)).TryGet(out var file, out errors)
            ? file.ToDownload()
            : responses.Problem(request, errors);
    }
}
