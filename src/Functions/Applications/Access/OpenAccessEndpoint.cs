using CreditFunctions.Functions.Http;
using CreditFunctions.Functions.Settings;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Options;

namespace CreditFunctions.Functions.Applications;

/// <summary>
/// <c>GET /access/{token}</c>: the link in the applicant's mail. Stores the token in a cookie and redirects to the application.
/// </summary>
public sealed class OpenAccessEndpoint(ApplicantAccess access, IOptions<SiteOptions> site, Responses responses)
{
    [Function(nameof(OpenAccessEndpoint))]
    public IResult Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "access/{token}")] HttpRequest request,
        string token
    )
    {
        if (!access.Read(token).TryGet(out var id, out var errors))
        {
            return responses.Problem(request, errors);
        }

        access.Admit(request.HttpContext.Response, id, token);
        return Results.Redirect(site.Value.Address($"applications/{id}{request.QueryString}").AbsoluteUri);
    }
}
