using CreditFunctions.Core.Staff;
using CreditFunctions.Functions.Http;
using CreditFunctions.Functions.SignIn;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CreditFunctions.Functions.Cases;

/// <summary><c>GET /desk/cases/{caseId}</c>: a case with all its records.</summary>
public sealed class GetCaseEndpoint(DeskAccess access, CaseDesk desk, CasePages pages, Responses responses)
{
    [Function(nameof(GetCaseEndpoint))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "desk/cases/{caseId}")] HttpRequest request,
        string caseId,
        CancellationToken cancellationToken
    )
    {
        if (!(await access.CheckAsync(request, DeskAct.SeeCases, cancellationToken)).TryGet(out var officer, out var errors))
        {
            return access.Refuse(request, errors);
        }

        return (await desk.FindAsync(caseId, cancellationToken)).TryGet(out var stored, out errors)
            ? await pages.ShowAsync(request, officer, stored, state: null, cancellationToken)
            : responses.Problem(request, errors);
    }
}
