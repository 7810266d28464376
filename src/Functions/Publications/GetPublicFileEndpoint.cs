using CreditFunctions.Core;
using CreditFunctions.Functions.Http;
using Microsoft.AspNetCore.Http;

namespace CreditFunctions.Functions.Publications;

/// <summary><c>GET /public/{*path}</c>: the public site, from the same container that Azure Storage serves as a website.</summary>
public sealed class GetPublicFileEndpoint(PublicSite site, Answers answers)
{
    private const string StartPage = "index.html";

    [Function(nameof(GetPublicFileEndpoint))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "public/{*path}")] HttpRequest request, string? path, CancellationToken cancellationToken)
    {
        if (await site.OpenAsync(string.IsNullOrEmpty(path) ? StartPage : path, cancellationToken) is not { } file)
        {
            return answers.Problem(request, new Error("page-not-found", "Nothing is published under this address. /public/index.html lists what is."));
        }

        return Results.Stream(file.Content, file.Details.ContentType);
    }
}
