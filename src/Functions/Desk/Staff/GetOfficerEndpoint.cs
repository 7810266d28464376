using CreditFunctions.Core.Staff;
using CreditFunctions.Functions.SignIn;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CreditFunctions.Functions.Desk.Staff;

/// <summary><c>GET /desk/staff/{officerId}</c>: one officer, with leave and open tasks.</summary>
public sealed class GetOfficerEndpoint(DeskAccess access, StaffPages pages)
{
    [Function(nameof(GetOfficerEndpoint))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "desk/staff/{officerId}")] HttpRequest request,
        string officerId,
        CancellationToken cancellationToken
    ) =>
        (await access.CheckAsync(request, DeskAct.SeeStaff, cancellationToken)).TryGet(out var officer, out var errors)
            ? await pages.ShowOfficerAsync(request, officer, officerId, state: null, leaveState: null, cancellationToken)
            : access.Refuse(request, errors);
}
