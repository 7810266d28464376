using CreditFunctions.Core.Staff;
using CreditFunctions.Functions.SignIn;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CreditFunctions.Functions.Imports;

/// <summary><c>GET /desk/imports</c>: the newest 50 imports, the templates, and the upload form.</summary>
public sealed class ListImportsEndpoint(DeskAccess access, ImportPages pages)
{
    [Function(nameof(ListImportsEndpoint))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "desk/imports")] HttpRequest request,
        CancellationToken cancellationToken
    ) =>
        (await access.CheckAsync(request, DeskAct.SeeImports, cancellationToken)).TryGet(out var officer, out var errors)
            ? await pages.ShowListAsync(request, officer, state: null, cancellationToken)
            : access.Refuse(request, errors);
}
