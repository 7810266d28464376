using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Staff;
using CreditFunctions.Functions.Http;
using CreditFunctions.Functions.SignIn;
using CreditFunctions.Functions.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CreditFunctions.Functions.Desk;

/// <summary><c>GET /desk/applications/{applicationId}</c>: all records of one application with their basis.</summary>
public sealed class GetDeskApplicationEndpoint(
    DeskAccess access,
    IRecordStore<Application> applications,
    DeskApplicationPages pages,
    Responses responses
)
{
    [Function(nameof(GetDeskApplicationEndpoint))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "desk/applications/{applicationId}")] HttpRequest request,
        string applicationId,
        CancellationToken cancellationToken
    )
    {
        if (!(await access.CheckAsync(request, DeskAct.SeeBatch, cancellationToken)).TryGet(out var officer, out var errors))
        {
            return access.Refuse(request, errors);
        }

        return ApplicationId.TryParse(applicationId, out var id) && await applications.FindAsync(id.Value, cancellationToken) is { } stored
            ? await pages.ShowAsync(request, officer, stored, state: null, cancellationToken)
            : responses.Problem(request, ApplicationErrors.NotFound());
    }
}
