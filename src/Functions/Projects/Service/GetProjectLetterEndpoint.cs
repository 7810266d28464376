using CreditFunctions.Core.Staff;
using CreditFunctions.Functions.Http;
using CreditFunctions.Functions.Letters;
using CreditFunctions.Functions.SignIn;
using CreditFunctions.Pages.Letters;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CreditFunctions.Functions.Projects;

/// <summary><c>GET /desk/projects/{projectId}/letters/{letter}</c>: a letter of a project as it was signed, to print and serve.</summary>
public sealed class GetProjectLetterEndpoint(DeskAccess access, ProjectDesk desk, LetterPages letters, Responses responses)
{
    [Function(nameof(GetProjectLetterEndpoint))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "desk/projects/{projectId}/letters/{letter}")]
            HttpRequest request,
        string projectId,
        string letter,
        CancellationToken cancellationToken
    )
    {
        if (!(await access.CheckAsync(request, DeskAct.SeeProjects, cancellationToken)).TryGet(out _, out var errors))
        {
            return access.Refuse(request, errors);
        }

        return (await desk.FindAsync(projectId, cancellationToken)).TryGet(out var stored, out errors)
            ? letters.Show(
                request,
                stored.State.Letters.Select(each => each.Letter),
                letter,
                each => new LetterModel(each, $"desk/projects/{stored.Id}") { IsDrill = stored.State.IsDrill }
            )
            : responses.Problem(request, errors);
    }
}
