using CreditFunctions.Core.Imports;
using CreditFunctions.Core.Staff;
using CreditFunctions.Functions.Http;
using CreditFunctions.Functions.SignIn;
using CreditFunctions.Functions.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CreditFunctions.Functions.Imports;

/// <summary><c>GET /desk/imports/{importId}</c>: an import with the errors of its rows.</summary>
public sealed class GetImportEndpoint(DeskAccess access, IRecordStore<DataImport> imports, ImportPages pages, Responses responses)
{
    [Function(nameof(GetImportEndpoint))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "desk/imports/{importId}")] HttpRequest request,
        string importId,
        CancellationToken cancellationToken
    )
    {
        if (!(await access.CheckAsync(request, DeskAct.SeeImports, cancellationToken)).TryGet(out var officer, out var errors))
        {
            return access.Refuse(request, errors);
        }

        return ImportId.TryParse(importId, out var id) && await imports.FindAsync(id.Value, cancellationToken) is { } stored
            ? await pages.ShowAsync(request, officer, stored.State, state: null, cancellationToken)
            : responses.Problem(request, ImportDesk.NotFound());
    }
}
