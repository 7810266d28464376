using CreditFunctions.Core.Staff;
using CreditFunctions.Functions.Http;
using CreditFunctions.Functions.SignIn;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CreditFunctions.Functions.Cases;

/// <summary><c>GET /desk/cases/{caseId}/letters/{letter}</c>: a letter of the case as it was signed, to print and serve.</summary>
public sealed class GetCaseLetterEndpoint(DeskAccess access, CaseDesk desk, CaseLetterPages letters, Responses responses)
{
    [Function(nameof(GetCaseLetterEndpoint))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "desk/cases/{caseId}/letters/{letter}")] HttpRequest request,
        string caseId,
        string letter,
        CancellationToken cancellationToken
    )
    {
        if (!(await access.CheckAsync(request, DeskAct.SeeCases, cancellationToken)).TryGet(out _, out var errors))
        {
            return access.Refuse(request, errors);
        }

        return (await desk.FindAsync(caseId, cancellationToken)).TryGet(out var stored, out errors)
            ? letters.Show(request, stored.State, stored.State.AllLetters, letter, $"desk/cases/{stored.Id}")
            : responses.Problem(request, errors);
    }
}
