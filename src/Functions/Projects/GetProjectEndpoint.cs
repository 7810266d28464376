using CreditFunctions.Core;
using CreditFunctions.Core.Projects;
using CreditFunctions.Core.Staff;
using CreditFunctions.Functions.Http;
using CreditFunctions.Functions.SignIn;
using CreditFunctions.Functions.Staff;
using CreditFunctions.Functions.Storage;
using CreditFunctions.Pages.Projects;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CreditFunctions.Functions.Projects;

/// <summary><c>GET /desk/projects/{projectId}</c>: one project with everything on record.</summary>
public sealed class GetProjectEndpoint(DeskAccess access, IRecordStore<Project> projects, StaffRecords staff, Answers answers)
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

        if (!ApplicationId.TryParse(projectId, out var id) || await projects.FindAsync(id.Value, cancellationToken) is not { } stored)
        {
            return answers.Problem(request, ProjectRefusals.NotFound());
        }

        var directory = await staff.ReadAsync(cancellationToken);
        var records = await projects.ReadAuditAsync(stored.Id, cancellationToken);
        var details = ProjectDetails.Of(stored.State);
        return answers.Of(
            request,
            details,
            () =>
                new ProjectModel(access.FrameOf(officer), details)
                {
                    Events =
                    [
                        .. records
                            .Reverse()
                            .Select(record => record.Envelope)
                            .Select(envelope => new ProjectEvent(
                                envelope.FactType,
                                envelope.At,
                                directory.Find(envelope.Actor)?.Name ?? envelope.Actor
                            )),
                    ],
                }
        );
    }
}
