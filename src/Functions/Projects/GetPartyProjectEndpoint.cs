using CreditFunctions.Functions.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CreditFunctions.Functions.Projects;

/// <summary><c>GET /projects/{token}</c>: a project for its unit or its investigator: contract, money and possible steps.</summary>
public sealed class GetPartyProjectEndpoint(ProjectAccess access, PartyProjectPages pages, Responses responses)
{
    [Function(nameof(GetPartyProjectEndpoint))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "projects/{token}")] HttpRequest request,
        string token,
        CancellationToken cancellationToken
    ) =>
        (await access.OpenAsync(token, cancellationToken)).TryGet(out var opened, out var errors)
            ? pages.Show(request, opened)
            : responses.Problem(request, errors);
}
