using CreditFunctions.Core.Funds;
using CreditFunctions.Core.Staff;
using CreditFunctions.Functions.Exports;
using CreditFunctions.Functions.Http;
using CreditFunctions.Functions.SignIn;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CreditFunctions.Functions.Projects;

/// <summary>
/// <c>GET /desk/reconciliation-export/{format}?month=</c>: the reconciliation of a month as CSV, XLSX or JSON, for at most 500 projects;
/// header <c>Export-Next</c> contains the start of the next file.
/// </summary>
public sealed class ExportReconciliationEndpoint(DeskAccess access, Reconciliations reconciliations, Responses responses)
{
    [Function(nameof(ExportReconciliationEndpoint))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "desk/reconciliation-export/{format}")] HttpRequest request,
        string format,
        CancellationToken cancellationToken
    )
    {
        if (!(await access.CheckAsync(request, DeskAct.SeeProjects, cancellationToken)).TryGet(out _, out var errors))
        {
            return access.Refuse(request, errors);
        }

        return
            ExportFile.CheckFormat(format).TryGet(out _, out errors)
            && (await reconciliations.ReadAsync(request, cancellationToken)).TryGet(out var read, out errors)
            ? ExportFile.Send(
                request.HttpContext.Response,
                format,
                ReconciliationRow.SheetOf(read.Month),
                new ExportPart<ReconciliationRow>(read.Rows, read.Next)
            )
            : responses.Problem(request, errors);
    }
}
