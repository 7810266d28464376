using CreditFunctions.Functions.Applications;
using CreditFunctions.Functions.Http;
using CreditFunctions.Functions.Rounds;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CreditFunctions.Functions.Documents;

/// <summary><c>GET /applications/{applicationId}/documents/{kind}</c>: what a document must be, and the files that are there.</summary>
public sealed class GetDocumentEndpoint(ApplicantAccess access, RoundDirectory directory, DraftPages pages, Answers answers)
{
    [Function(nameof(GetDocumentEndpoint))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "applications/{applicationId}/documents/{kind}")] HttpRequest request,
        string applicationId,
        string kind,
        CancellationToken cancellationToken)
    {
        if (!(await access.OpenAsync(request, applicationId, cancellationToken)).TryGet(out var opened, out var errors))
        {
            return answers.Problem(request, errors);
        }

        var guide = await directory.GetAsync(opened.State, cancellationToken);
        return pages.Document(opened.State, guide, kind).TryGet(out var page, out errors)
            ? answers.Of(request, opened.State.Documents.Where(document => document.Kind == kind).Select(DocumentView.Of).ToList(), () => page, guide)
            : answers.Problem(request, errors);
    }
}
