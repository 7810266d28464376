using CreditFunctions.Functions.Storage;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;

namespace CreditFunctions.Functions.Pending;

/// <summary>
/// Completes unfinished work after a process ended between a transaction and its effects, by the <see cref="PendingHandler"/> of each
/// record type. Reads only the markers of <see cref="PendingWork"/>.
/// </summary>
public sealed partial class RecoverPendingTimer(
    PendingWork pending,
    IEnumerable<PendingHandler> handlers,
    IEnumerable<PendingBatch> batches,
    ILogger<RecoverPendingTimer> logger
)
{
    private readonly Dictionary<RecordType, PendingHandler> _handlers = handlers.ToDictionary(handler => handler.Type);

    [Function(nameof(RecoverPendingTimer))]
    public async Task RunAsync(
        [TimerTrigger("%Schedules:Recovery%")] TimerInfo timer,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken
    )
    {
        var markers = await pending
            .ReadAsync(cancellationToken)
            .Where(marker => marker.Age >= PendingWork.LeftAloneFor)
            .ToListAsync(cancellationToken);
        foreach (var ofRecord in markers.Where(marker => _handlers.ContainsKey(marker.Record.Type)).GroupBy(marker => marker.Record))
        {
            try
            {
                await _handlers[ofRecord.Key.Type].SettleAsync(ofRecord.First(), client, cancellationToken);
                foreach (var marker in ofRecord.Where(marker => marker.Age >= PendingWork.KeptFor))
                {
                    await pending.ClearAsync(marker, cancellationToken);
                }
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                // A record that cannot be settled must not delay the others; its markers stay.
                LogNotSettled(logger, exception, ofRecord.Key.Type.Value, ofRecord.Key.Id);
            }
        }

        // Last, because batches are slow.
        foreach (var batch in batches)
        {
            await batch.RunAsync(markers.Where(marker => marker.Record.Type == batch.Type), cancellationToken);
        }
    }

    [LoggerMessage(LogLevel.Error, "Pending {Type} {Id} could not be settled; it is tried again with the next sweep.")]
    private static partial void LogNotSettled(ILogger logger, Exception exception, string type, string id);
}
