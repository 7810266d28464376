using CreditFunctions.Core.Commitments;
using CreditFunctions.Functions.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CreditFunctions.Functions.Commitments;

/// <summary><c>GET /commitments/{token}</c>: the link in a party's mail. Shows the commitment to sign; changes nothing.</summary>
public sealed class GetSigningEndpoint(
    SigningAccess access,
    CommitmentPages pages,
    CommitmentBook book,
    TimeProvider time,
    Responses responses
)
{
    [Function(nameof(GetSigningEndpoint))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "commitments/{token}")] HttpRequest request,
        string token,
        CancellationToken cancellationToken
    )
    {
        if (!(await access.OpenAsync(token, cancellationToken)).TryGet(out var opened, out var errors))
        {
            return responses.Problem(request, errors);
        }

        opened = await access.CheckBanAsync(opened, cancellationToken);
        return responses.Of(request, SigningView.Of(opened, book, time.GetUtcNow()), () => pages.ForParty(opened, token), opened.Guide);
    }
}
