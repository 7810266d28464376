using CreditFunctions.Functions.Http;
using CreditFunctions.Functions.Settings;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Options;

namespace CreditFunctions.Functions.Rounds;

/// <summary><c>GET /rounds</c>: all published rounds.</summary>
public sealed class ListRoundsEndpoint(RoundIndex index, IOptions<DocumentOptions> options, TimeProvider time, Responses responses)
{
    [Function(nameof(ListRoundsEndpoint))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "rounds")] HttpRequest request,
        CancellationToken cancellationToken
    )
    {
        var rounds = (await index.ReadAsync(cancellationToken)).Select(Narrow).ToList();
        return new CacheableResult(
            responses.Of(request, new RoundList(rounds), () => RoundPages.Model(rounds, time.GetUtcNow())),
            CacheableResult.Revalidate
        );
    }

    // Only limits in the guide itself; the page of the round also shows those of its rules.
    private RoundView Narrow(RoundView round) =>
        round with
        {
            RequiredDocuments =
            [
                .. round.RequiredDocuments.Select(document =>
                    document.MaxBytes > options.Value.MaxBytes ? document with { MaxBytes = options.Value.MaxBytes } : document
                ),
            ],
        };
}

/// <summary>Rounds, latest closing first.</summary>
public sealed record RoundList(IReadOnlyList<RoundView> Rounds);
