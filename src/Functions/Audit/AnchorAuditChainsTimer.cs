using CreditFunctions.Core.Audit;
using CreditFunctions.Functions.Settings;
using CreditFunctions.Functions.Storage;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CreditFunctions.Functions.Audit;

/// <summary>
/// Anchors the ends of all audit chains that have grown since the last time, so that a chain cut short or written anew shows. A day on
/// which nothing was put on record has no anchor.
/// </summary>
public sealed partial class AnchorAuditChainsTimer(
    IEnumerable<IRecords> records,
    AuditAnchors anchors,
    TimeProvider time,
    [FromKeyedServices(Clocks.Machine)] TimeProvider machine,
    ILogger<AnchorAuditChainsTimer> logger
)
{
    /// <summary>
    /// So far may the clocks of the storage's servers and of this machine differ. What was written within it is anchored once more.
    /// </summary>
    public static readonly TimeSpan ClockDifference = TimeSpan.FromMinutes(15);

    [Function(nameof(AnchorAuditChainsTimer))]
    public async Task RunAsync([TimerTrigger("%Schedules:Anchor%")] TimerInfo timer, CancellationToken cancellationToken)
    {
        var last = await anchors.FindLastAsync(cancellationToken);

        var readFrom = machine.GetUtcNow();
        var since = last?.Anchor.ReadFrom - ClockDifference ?? DateTimeOffset.UnixEpoch;
        var heads = await records
            .ToAsyncEnumerable()
            .SelectMany(ofKind => ofKind.ReadHeadsAsync(since, cancellationToken))
            .ToListAsync(cancellationToken);
        if (!heads.Except(last?.Anchor.Heads ?? []).Any())
        {
            return;
        }

        var anchor = new AuditAnchor(
            (last?.Anchor.Number ?? 0) + 1,
            time.GetUtcNow(),
            last?.Hash,
            readFrom,
            [.. heads.OrderBy(head => head.ChainId, StringComparer.Ordinal)]
        );
        await anchors.AddAsync(anchor, cancellationToken);
        LogAnchored(logger, anchor.Number, heads.Count);
    }

    [LoggerMessage(LogLevel.Information, "Anchor {Number} holds the ends of {Count} audit chains.")]
    private static partial void LogAnchored(ILogger logger, int number, int count);
}
