using CreditFunctions.Functions.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CreditFunctions.Functions.Projects;

/// <summary><c>GET /projects/{token}/contracts/{amendment}</c>: the contract (0) or an amendment, for its parties.</summary>
public sealed class GetPartyContractEndpoint(ProjectAccess access, ContractPages contracts, Responses responses)
{
    [Function(nameof(GetPartyContractEndpoint))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "projects/{token}/contracts/{amendment}")] HttpRequest request,
        string token,
        string amendment,
        CancellationToken cancellationToken
    ) =>
        (await access.OpenAsync(token, cancellationToken)).TryGet(out var opened, out var errors)
            ? contracts.Show(request, opened.Project, opened.Application, amendment, $"projects/{token}")
            : responses.Problem(request, errors);
}
