using CreditFunctions.Core.Staff;
using CreditFunctions.Functions.Http;
using CreditFunctions.Functions.Settings;
using CreditFunctions.Functions.Staff;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Options;

namespace CreditFunctions.Functions.SignIn;

/// <summary><c>POST /sign-out</c>: ends the session permanently: copies of its cookie become void.</summary>
public sealed class SignOutEndpoint(
    DeskForms forms,
    DeskSessions sessions,
    PlatformSignIn platform,
    IOptions<DeskOptions> options,
    IOptions<SiteOptions> site,
    Responses responses
)
{
    [Function(nameof(SignOutEndpoint))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "sign-out")] HttpRequest request,
        CancellationToken cancellationToken
    )
    {
        if (!(await forms.ReadAsync(request, DeskAct.SeeOwnTasks, [], cancellationToken)).TryGet(out _, out var errors))
        {
            return responses.Problem(request, errors);
        }

        await sessions.EndAsync(request, cancellationToken);
        return new SeeOther(site.Value.Address(platform.IsOn ? options.Value.SignOutPath : "/"));
    }
}
