using CreditFunctions.Core.Projects;
using CreditFunctions.Core.Staff;
using CreditFunctions.Functions.Documents;
using CreditFunctions.Functions.Http;
using CreditFunctions.Functions.SignIn;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CreditFunctions.Functions.Projects;

/// <summary><c>GET /desk/projects/{projectId}/documents/{documentId}</c>: a file of the unit, or the scan of a paper.</summary>
public sealed class GetProjectDocumentEndpoint(DeskAccess access, ProjectDesk desk, RecordFiles<Project> files, Responses responses)
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

        return
            (await desk.FindAsync(projectId, cancellationToken)).TryGet(out var stored, out errors)
            && (await files.OpenAsync(stored.Id, stored.State, documentId, cancellationToken)).TryGet(out var file, out errors)
            ? file.ToDownload()
            : responses.Problem(request, errors);
    }
}
