using CreditFunctions.Functions.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CreditFunctions.Functions.Cases;

/// <summary><c>GET /cases/{token}</c>: a case for its party: letters, terms and possible steps.</summary>
public sealed class GetPartyCaseEndpoint(CaseAccess access, PartyCasePages pages, Responses responses)
{
    [Function(nameof(GetPartyCaseEndpoint))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "cases/{token}")] HttpRequest request,
        string token,
        CancellationToken cancellationToken
    ) =>
        (await access.OpenAsync(token, cancellationToken)).TryGet(out var stored, out var errors)
            ? await pages.ShowAsync(request, stored, token, state: null, cancellationToken)
            : responses.Problem(request, errors);
}
