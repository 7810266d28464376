using CreditFunctions.Core;
using CreditFunctions.Core.Projects;
using CreditFunctions.Core.Staff;
using CreditFunctions.Functions.Http;
using CreditFunctions.Functions.SignIn;
using CreditFunctions.Functions.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CreditFunctions.Functions.Projects;

/// <summary><c>GET /desk/projects/{projectId}/documents/{documentId}</c>: what the unit sent.</summary>
public sealed class GetProjectDocumentEndpoint(DeskAccess access, IRecordStore<Project> projects, ProjectFiles files, Answers answers)
{
    [Function(nameof(GetProjectDocumentEndpoint))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "desk/projects/{projectId}/documents/{documentId}")]
            HttpRequest request,
        string projectId,
        string documentId,
        CancellationToken cancellationToken
    )
    {
        if (!(await access.CheckAsync(request, DeskAct.SeeProjects, cancellationToken)).TryGet(out _, out var errors))
        {
            return access.Refuse(request, errors);
        }

        if (!ApplicationId.TryParse(projectId, out var id) || await projects.FindAsync(id.Value, cancellationToken) is not { } stored)
        {
            return answers.Problem(request, ProjectRefusals.NotFound());
        }

        return (await files.OpenAsync(stored.State, documentId, cancellationToken)).TryGet(out var file, out errors)
            ? file.ToDownload()
            : answers.Problem(request, errors);
    }
}
