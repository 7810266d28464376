using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Staff;
using CreditFunctions.Functions.Http;
using CreditFunctions.Functions.SignIn;
using CreditFunctions.Functions.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CreditFunctions.Functions.Projects;

/// <summary><c>GET /desk/projects/{projectId}/contracts/{amendment}</c>: the contract (0) or an amendment (from 1), to print.</summary>
public sealed class GetContractEndpoint(
    DeskAccess access,
    ProjectDesk desk,
    IRecordStore<Application> applications,
    ContractPages contracts,
    Responses responses
)
{
    [Function(nameof(GetContractEndpoint))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "desk/projects/{projectId}/contracts/{amendment}")]
            HttpRequest request,
        string projectId,
        string amendment,
        CancellationToken cancellationToken
    )
    {
        if (!(await access.CheckAsync(request, DeskAct.SeeProjects, cancellationToken)).TryGet(out _, out var errors))
        {
            return access.Refuse(request, errors);
        }

        if (!(await desk.FindAsync(projectId, cancellationToken)).TryGet(out var stored, out errors))
        {
            return responses.Problem(request, errors);
        }

        var application = (await applications.GetAsync(stored.Id, cancellationToken)).State;
        return contracts.Show(request, stored.State, application, amendment, $"desk/projects/{stored.Id}");
    }
}
