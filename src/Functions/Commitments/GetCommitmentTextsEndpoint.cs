using CreditFunctions.Core;
using CreditFunctions.Core.Commitments;
using CreditFunctions.Functions.Http;
using CreditFunctions.Pages.Commitments;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CreditFunctions.Functions.Commitments;

/// <summary>
/// <c>GET /commitment-texts/{version}</c>: the texts of a version, for units and for persons. Every version stays available.
/// </summary>
public sealed class GetCommitmentTextsEndpoint(CommitmentBook book, Responses responses)
{
    [Function(nameof(GetCommitmentTextsEndpoint))]
    public IResult Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "commitment-texts/{version}")] HttpRequest request,
        string version
    )
    {
        var texts = book.Texts.Where(text => text.Version == version).OrderBy(text => text.Kind).ToList();
        var versions = string.Join(", ", book.Texts.Select(text => text.Version).Distinct());
        return texts.Count > 0
            ? new CacheableResult(
                responses.Of(request, texts.Select(CommitmentTextView.Of), () => new CommitmentTextsModel(version, [.. texts])),
                CacheableResult.Revalidate
            )
            : responses.Problem(
                request,
                new Error(
                    ErrorKind.NotFound,
                    "commitment-text-not-found",
                    $"There is no such version of the commitment. The versions are {versions}."
                ).With("versions", versions)
            );
    }
}
