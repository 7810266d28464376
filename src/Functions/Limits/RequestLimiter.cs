using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace CreditFunctions.Functions.Limits;

/// <summary>
/// Limits the requests a minute of each visitor, counted in the memory of this instance. A refused request costs no storage request.
/// <see cref="StoredCounters"/> counts limits for all instances.
/// </summary>
public sealed class RequestLimiter : IDisposable
{
    private const int SecondsOfAMinute = 60;

    private readonly IVisits _visits;
    private readonly PartitionedRateLimiter<Visit> _limiter;

    public RequestLimiter(IVisits visits, IOptions<LimitOptions> options)
    {
        _visits = visits;
        var limits = options.Value;
        _limiter = PartitionedRateLimiter.Create<Visit, Visit>(visit =>
            RateLimitPartition.GetTokenBucketLimiter(visit, each => Bucket(limits, each.Budget))
        );
    }

    /// <summary>Seconds until the next possible request; null if this one may continue.</summary>
    public int? FindWait(HttpRequest request)
    {
        using var lease = _limiter.AttemptAcquire(_visits.Of(request));
        return lease.IsAcquired ? null
            : lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds))
            : 1;
    }

    public void Dispose() => _limiter.Dispose();

    // The tokens of a minute can be used at once and are refilled evenly.
    private static TokenBucketRateLimiterOptions Bucket(LimitOptions limits, VisitBudget budget)
    {
        var perMinute = budget switch
        {
            VisitBudget.AnonymousRead => limits.AnonymousReadsPerMinute,
            VisitBudget.AnonymousWrite => limits.AnonymousWritesPerMinute,
            VisitBudget.Link => limits.LinkRequestsPerMinute,
            _ => limits.OfficerRequestsPerMinute,
        };
        var isSlow = perMinute < SecondsOfAMinute;
        return new TokenBucketRateLimiterOptions
        {
            TokenLimit = perMinute,
            TokensPerPeriod = isSlow ? 1 : perMinute / SecondsOfAMinute,
            ReplenishmentPeriod = isSlow ? TimeSpan.FromSeconds((double)SecondsOfAMinute / perMinute) : TimeSpan.FromSeconds(1),
            QueueLimit = 0,
            AutoReplenishment = true,
        };
    }
}
