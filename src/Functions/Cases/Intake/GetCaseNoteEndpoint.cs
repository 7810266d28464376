using CreditFunctions.Core.Staff;
using CreditFunctions.Functions.Http;
using CreditFunctions.Functions.SignIn;
using CreditFunctions.Pages.Cases;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CreditFunctions.Functions.Cases;

/// <summary>
/// <c>GET /desk/new-case?application=</c>: the form by which an officer notes a suspicion about a party, with or without an application.
/// </summary>
public sealed class GetCaseNoteEndpoint(DeskAccess access, CaseNotes notes, CaseNotePages pages, Responses responses)
{
    [Function(nameof(GetCaseNoteEndpoint))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "desk/new-case")] HttpRequest request,
        CancellationToken cancellationToken
    )
    {
        if (!(await access.CheckAsync(request, DeskAct.OpenCase, cancellationToken)).TryGet(out var officer, out var errors))
        {
            return access.Refuse(request, errors);
        }

        return (await notes.FindGroundAsync(request.Query[CaseFields.Application], cancellationToken)).TryGet(out var ground, out errors)
            ? pages.Show(request, officer, ground.Application, state: null)
            : responses.Problem(request, errors);
    }
}
