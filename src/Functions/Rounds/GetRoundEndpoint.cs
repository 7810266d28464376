using CreditFunctions.Core.Rounds;
using CreditFunctions.Core.Rules;
using CreditFunctions.Functions.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CreditFunctions.Functions.Rounds;

/// <summary><c>GET /rounds/{roundId}</c>: what a round asks for, by when.</summary>
public sealed class GetRoundEndpoint(RoundDirectory directory, RuleBook rules, TimeProvider time, Answers answers)
{
    [Function(nameof(GetRoundEndpoint))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "rounds/{roundId}")] HttpRequest request,
        string roundId,
        CancellationToken cancellationToken) =>
        RoundId.TryParse(roundId, out _) && await directory.FindPublishedAsync(roundId, cancellationToken) is { Guide: var guide } published
            ? answers.Of(
                request,
                GuideView.Of(published, time.GetUtcNow()),
                () => RoundPages.Model(published, rules.OfVersion(guide.RuleVersion).Value, time.GetUtcNow()),
                guide)
            : answers.Problem(request, RoundErrors.NotFound());
}
