using CreditFunctions.Core.Staff;
using CreditFunctions.Functions.SignIn;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CreditFunctions.Functions.Guides;

/// <summary><c>GET /desk/rounds</c>: published rounds and guide drafts.</summary>
public sealed class ListDeskRoundsEndpoint(DeskAccess access, GuidePages pages)
{
    [Function(nameof(ListDeskRoundsEndpoint))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "desk/rounds")] HttpRequest request,
        CancellationToken cancellationToken
    ) =>
        (await access.CheckAsync(request, DeskAct.SeeBatch, cancellationToken)).TryGet(out var officer, out var errors)
            ? await pages.ShowListAsync(request, officer, state: null, cancellationToken)
            : access.Refuse(request, errors);
}
