using CreditFunctions.Functions.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CreditFunctions.Functions.Cases;

/// <summary><c>GET /cases/{token}/letters/{letter}</c>: a letter of the case as it was signed, for the party, to read and print.</summary>
public sealed class GetPartyLetterEndpoint(CaseAccess access, CaseLetterPages letters, Responses responses)
{
    [Function(nameof(GetPartyLetterEndpoint))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "cases/{token}/letters/{letter}")] HttpRequest request,
        string token,
        string letter,
        CancellationToken cancellationToken
    ) =>
        (await access.OpenAsync(token, cancellationToken)).TryGet(out var stored, out var errors)
            ? letters.Show(request, stored.State, stored.State.Letters, letter, $"cases/{token}")
            : responses.Problem(request, errors);
}
