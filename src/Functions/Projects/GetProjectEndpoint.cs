using CreditFunctions.Core.Staff;
using CreditFunctions.Functions.Http;
using CreditFunctions.Functions.SignIn;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CreditFunctions.Functions.Projects;

/// <summary><c>GET /desk/projects/{projectId}</c>: a project with all its records.</summary>
public sealed class GetProjectEndpoint(DeskAccess access, ProjectDesk desk, Responses responses)
{
    [Function(nameof(GetProjectEndpoint))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "desk/projects/{projectId}")] HttpRequest request,
        string projectId,
        CancellationToken cancellationToken
    )
    {
        if (!(await access.CheckAsync(request, DeskAct.SeeProjects, cancellationToken)).TryGet(out var officer, out var errors))
        {
            return access.Refuse(request, errors);
        }

        return (await desk.FindAsync(projectId, cancellationToken)).TryGet(out var stored, out errors)
            ? await desk.ShowAsync(request, officer, stored, state: null, cancellationToken)
            : responses.Problem(request, errors);
    }
}
