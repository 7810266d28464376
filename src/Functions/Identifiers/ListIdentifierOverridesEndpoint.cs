using CreditFunctions.Core.Staff;
using CreditFunctions.Functions.SignIn;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CreditFunctions.Functions.Identifiers;

/// <summary><c>GET /desk/identifiers</c>: all identifier overrides.</summary>
public sealed class ListIdentifierOverridesEndpoint(DeskAccess access, IdentifierOverridePages pages)
{
    [Function(nameof(ListIdentifierOverridesEndpoint))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "desk/identifiers")] HttpRequest request,
        CancellationToken cancellationToken
    ) =>
        (await access.CheckAsync(request, DeskAct.SeeStaff, cancellationToken)).TryGet(out var officer, out var errors)
            ? await pages.ShowAsync(request, officer, state: null, cancellationToken)
            : access.Refuse(request, errors);
}
