using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace CreditFunctions.Functions.Limits;

/// <summary>
/// Sheds load: lets each visitor make so many requests a minute, counted in the memory of this instance. A refused request costs no storage
/// request. What must hold across instances is counted by <see cref="StoredCounters"/>.
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

    /// <summary>Seconds after which the visitor may come again; null where the request may go on.</summary>
    public int? FindWait(HttpRequest request)
    {
        using var lease = _limiter.AttemptAcquire(_visits.Of(request));
        return lease.IsAcquired ? null
            : lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds))
            : 1;
    }

    public void Dispose() => _limiter.Dispose();

    // What a minute allows may be used at once, and comes back evenly.
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
