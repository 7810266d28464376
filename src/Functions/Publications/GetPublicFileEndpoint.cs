using CreditFunctions.Core;
using CreditFunctions.Functions.Http;
using CreditFunctions.Functions.Settings;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Options;

namespace CreditFunctions.Functions.Publications;

/// <summary><c>GET /public/{*path}</c>: the public site, from the container that Azure Storage serves as a website.</summary>
public sealed class GetPublicFileEndpoint(PublicSite site, IOptions<SiteOptions> options, Responses responses)
{
    private const string StartPage = "index.html";

    [Function(nameof(GetPublicFileEndpoint))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "public/{*path}")] HttpRequest request,
        string? path,
        CancellationToken cancellationToken
    )
    {
        if (path?.Split('/') is ["notices", var noticeId, "objections"])
        {
            return new SeeOther(options.Value.Address($"objections/{Uri.EscapeDataString(noticeId)}{request.QueryString}"));
        }

        if (await site.OpenAsync(string.IsNullOrEmpty(path) ? StartPage : path, cancellationToken) is not { } file)
        {
            return responses.Problem(
                request,
                new Error(
                    ErrorKind.NotFound,
                    "page-not-found",
                    "Nothing is published under this address. /public/index.html lists what is."
                )
            );
        }

        // A file that names a person or a project may be withdrawn and must not be cached.
        var mayBeWithdrawn = path?.StartsWith("publications/", StringComparison.OrdinalIgnoreCase) == true;
        var content = Results.Stream(file.Content, file.Details.ContentType);
        return mayBeWithdrawn ? content : new CacheableResult(content, CacheableResult.Revalidate);
    }
}
