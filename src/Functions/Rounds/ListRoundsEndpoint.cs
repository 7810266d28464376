using CreditFunctions.Functions.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CreditFunctions.Functions.Rounds;

/// <summary><c>GET /rounds</c>: all published rounds.</summary>
public sealed class ListRoundsEndpoint(RoundIndex index, TimeProvider time, Answers answers)
{
    [Function(nameof(ListRoundsEndpoint))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "rounds")] HttpRequest request, CancellationToken cancellationToken)
    {
        var rounds = await index.ReadAsync(cancellationToken);
        return new CacheableResult(
            answers.Of(request, new RoundList(rounds), () => RoundPages.Model(rounds, time.GetUtcNow())), CacheableResult.Revalidate);
    }
}

/// <summary>Rounds, the one that closes last first.</summary>
public sealed record RoundList(IReadOnlyList<RoundView> Rounds);
