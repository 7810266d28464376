using CreditFunctions.Core.Rounds;
using CreditFunctions.Core.Rules;
using CreditFunctions.Functions.Http;
using CreditFunctions.Functions.Settings;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Options;

namespace CreditFunctions.Functions.Rounds;

/// <summary><c>GET /rounds/{roundId}</c>: the guide of a round.</summary>
public sealed class GetRoundEndpoint(
    RoundDirectory directory,
    RuleBook rules,
    IOptions<DocumentOptions> options,
    TimeProvider time,
    Responses responses
)
{
    [Function(nameof(GetRoundEndpoint))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "rounds/{roundId}")] HttpRequest request,
        string roundId,
        CancellationToken cancellationToken
    )
    {
        if (!RoundId.TryParse(roundId, out _) || await directory.FindPublishedAsync(roundId, cancellationToken) is not { } published)
        {
            return responses.Problem(request, RoundErrors.NotFound());
        }

        var (now, judgedBy) = (time.GetUtcNow(), rules.OfVersion(published.Guide.RuleVersion).Value);
        published = published with { Guide = options.Value.Narrow(published.Guide, judgedBy) };
        return new CacheableResult(
            responses.Of(request, GuideView.Of(published, now), () => RoundPages.Model(published, judgedBy, now), published.Guide),
            CacheableResult.Revalidate
        );
    }
}
