using CreditFunctions.Functions.Http;
using CreditFunctions.Functions.Settings;
using CreditFunctions.Functions.Staff;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Options;

namespace CreditFunctions.Functions.SignIn;

/// <summary>
/// <c>GET /sign-in?returnTo=/desk</c>: the sign-in of officers. The platform's own if it is on; otherwise a page of sample officers if the
/// settings allow it.
/// </summary>
public sealed class GetSignInEndpoint(
    DeskAccess access,
    PlatformSignIn platform,
    SignInPages pages,
    IOptions<DeskOptions> options,
    IOptions<SiteOptions> site,
    Responses responses
)
{
    [Function(nameof(GetSignInEndpoint))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "sign-in")] HttpRequest request,
        CancellationToken cancellationToken
    )
    {
        var returnTo = SignInPages.SafePath(request.Query["returnTo"]);
        if (platform.IsOn)
        {
            return Results.Redirect(
                site.Value.Address($"{options.Value.SignInPath}?post_login_redirect_uri={Uri.EscapeDataString(returnTo)}").AbsoluteUri
            );
        }

        return access.IsLocal
            ? await pages.ShowAsync(request, returnTo, [], cancellationToken)
            : responses.Problem(request, SignInPages.NoSignIn());
    }
}
