using CreditFunctions.Core.Audit;
using CreditFunctions.Functions.Settings;
using CreditFunctions.Functions.Storage;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CreditFunctions.Functions.Audit;

/// <summary>
/// Anchors the ends of all audit chains that have grown since the last run, so that truncation or rewriting of a chain is detectable. A day
/// without new records has no anchor.
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
    /// Largest assumed clock difference between the storage servers and this machine. Records within it are anchored again.
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
