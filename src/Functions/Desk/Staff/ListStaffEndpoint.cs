using CreditFunctions.Core.Staff;
using CreditFunctions.Functions.SignIn;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CreditFunctions.Functions.Desk.Staff;

/// <summary><c>GET /desk/staff</c>: the bureau's officers.</summary>
public sealed class ListStaffEndpoint(DeskAccess access, StaffPages pages)
{
    [Function(nameof(ListStaffEndpoint))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "desk/staff")] HttpRequest request,
        CancellationToken cancellationToken
    ) =>
        (await access.CheckAsync(request, DeskAct.SeeStaff, cancellationToken)).TryGet(out var officer, out var errors)
            ? await pages.ShowListAsync(request, officer, state: null, cancellationToken)
            : access.Refuse(request, errors);
}
