using CreditFunctions.Functions.Documents;
using CreditFunctions.Functions.Http;
using CreditFunctions.Functions.Rounds;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CreditFunctions.Functions.Applications.Documents;

/// <summary>
/// <c>GET /applications/{applicationId}/documents/{kind}</c>: the requirements of a document kind and its uploaded files.
/// </summary>
public sealed class GetDocumentEndpoint(
    ApplicantAccess access,
    RoundDirectory directory,
    ApplicationDraftPages pages,
    FileRecords files,
    Responses responses
)
{
    [Function(nameof(GetDocumentEndpoint))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "applications/{applicationId}/documents/{kind}")]
            HttpRequest request,
        string applicationId,
        string kind,
        CancellationToken cancellationToken
    )
    {
        if (!(await access.OpenAsync(request, applicationId, cancellationToken)).TryGet(out var opened, out var errors))
        {
            return responses.Problem(request, errors);
        }

        var guide = await directory.GetAsync(opened.State, cancellationToken);
        if (!pages.Document(opened.State, guide, kind).TryGet(out var page, out errors))
        {
            return responses.Problem(request, errors);
        }

        var documents = opened.State.Documents.Where(document => document.Kind == kind).Select(DocumentView.Of);
        page = page with { Files = await files.MarkAsync(opened.Id, page.Files, cancellationToken) };
        return responses.Of(request, await files.MarkAsync(opened.Id, documents, cancellationToken), () => page, guide);
    }
}
