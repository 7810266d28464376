using CreditFunctions.Core.Rounds;
using CreditFunctions.Functions.Http;
using CreditFunctions.Functions.Rounds;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CreditFunctions.Functions.Applications;

/// <summary><c>GET /rounds/{roundId}/application</c>: the form that begins an application.</summary>
public sealed class GetNewApplicationEndpoint(RoundDirectory directory, ApplicationDraftPages pages, TimeProvider time, Responses responses)
{
    [Function(nameof(GetNewApplicationEndpoint))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "rounds/{roundId}/application")] HttpRequest request,
        string roundId,
        CancellationToken cancellationToken
    )
    {
        if (!RoundId.TryParse(roundId, out _) || await directory.FindAsync(roundId, cancellationToken) is not { } guide)
        {
            return responses.Problem(request, RoundErrors.NotFound());
        }

        return guide.IsOpenAt(time.GetUtcNow())
            ? responses.Page(request, pages.New(guide), guide)
            : responses.Problem(request, RoundErrors.RoundIsClosed(guide));
    }
}
