using CreditFunctions.Core.Staff;
using CreditFunctions.Functions.Http;
using CreditFunctions.Functions.SignIn;
using CreditFunctions.Pages.Projects;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CreditFunctions.Functions.Projects;

/// <summary><c>GET /desk/reconciliation?month=</c>: 按月对账, what was due and paid by ledger and by the treasury's files.</summary>
public sealed class GetReconciliationEndpoint(DeskAccess access, Reconciliations reconciliations, Responses responses)
{
    [Function(nameof(GetReconciliationEndpoint))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "desk/reconciliation")] HttpRequest request,
        CancellationToken cancellationToken
    )
    {
        if (!(await access.CheckAsync(request, DeskAct.SeeProjects, cancellationToken)).TryGet(out var officer, out var errors))
        {
            return access.Refuse(request, errors);
        }

        return (await reconciliations.ReadAsync(request, cancellationToken)).TryGet(out var read, out errors)
            ? responses.Of(
                request,
                read,
                () => new ReconciliationModel(access.FrameOf(officer), read.Month, read.IsDrill, [.. read.Rows], read.Next)
            )
            : responses.Problem(request, errors);
    }
}
