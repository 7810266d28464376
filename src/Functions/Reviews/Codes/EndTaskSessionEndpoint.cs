using CreditFunctions.Functions.Http;
using CreditFunctions.Functions.Settings;
using CreditFunctions.Functions.Tasks;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Options;

namespace CreditFunctions.Functions.Reviews;

/// <summary><c>POST /tasks/{token}/sign-out</c>: ends the session of this browser with a task; the code is required again.</summary>
public sealed class EndTaskSessionEndpoint(TaskAccess access, TaskSessions sessions, IOptions<SiteOptions> site, Responses responses)
{
    [Function(nameof(EndTaskSessionEndpoint))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "tasks/{token}/sign-out")] HttpRequest request,
        string token,
        CancellationToken cancellationToken
    )
    {
        if (!(await access.LookAsync(token, cancellationToken)).TryGet(out var task, out var errors))
        {
            return responses.Problem(request, errors);
        }

        await sessions.EndAsync(request, task, token, cancellationToken);
        return new SeeOther(site.Value.Address($"tasks/{token}{TaskAddress.Query(request, said: null)}"));
    }
}
