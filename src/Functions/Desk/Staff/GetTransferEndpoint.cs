using CreditFunctions.Core.Staff;
using CreditFunctions.Functions.Http;
using CreditFunctions.Functions.SignIn;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CreditFunctions.Functions.Desk.Staff;

/// <summary><c>GET /desk/tasks/{linkId}</c>: a task to be handed over or given a new link.</summary>
public sealed class GetTransferEndpoint(DeskAccess access, TaskTransfers transfers, Responses responses)
{
    [Function(nameof(GetTransferEndpoint))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "desk/tasks/{linkId}")] HttpRequest request,
        string linkId,
        CancellationToken cancellationToken
    )
    {
        if (!(await access.CheckAsync(request, DeskAct.HandOver, cancellationToken)).TryGet(out var officer, out var errors))
        {
            return access.Refuse(request, errors);
        }

        return (await transfers.FindAsync(linkId, cancellationToken)).TryGet(out var task, out errors)
            ? await transfers.ShowAsync(request, officer, task, state: null, cancellationToken)
            : responses.Problem(request, errors);
    }
}
