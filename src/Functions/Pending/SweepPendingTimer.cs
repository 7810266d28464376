using CreditFunctions.Functions.Storage;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;

namespace CreditFunctions.Functions.Pending;

/// <summary>
/// Finishes what was left undone where a process died between a transaction and what follows it, by the <see cref="PendingHandler"/> of
/// each type of record. Reads only the notes of <see cref="PendingWork"/>.
/// </summary>
public sealed partial class SweepPendingTimer(
    PendingWork pending,
    IEnumerable<PendingHandler> handlers,
    IEnumerable<PendingBatch> batches,
    ILogger<SweepPendingTimer> logger
)
{
    private readonly Dictionary<RecordType, PendingHandler> _handlers = handlers.ToDictionary(handler => handler.Type);

    [Function(nameof(SweepPendingTimer))]
    public async Task RunAsync(
        [TimerTrigger("%Schedules:Sweep%")] TimerInfo timer,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken
    )
    {
        var notes = await pending
            .ReadAsync(cancellationToken)
            .Where(note => note.Age >= PendingWork.LeftAloneFor)
            .ToListAsync(cancellationToken);
        foreach (var ofRecord in notes.Where(note => _handlers.ContainsKey(note.Record.Type)).GroupBy(note => note.Record))
        {
            try
            {
                await _handlers[ofRecord.Key.Type].SettleAsync(ofRecord.First(), client, cancellationToken);
                foreach (var note in ofRecord.Where(note => note.Age >= PendingWork.KeptFor))
                {
                    await pending.ClearAsync(note, cancellationToken);
                }
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                // One record that cannot be settled must not keep the others waiting; its notes stay.
                LogNotSettled(logger, exception, ofRecord.Key.Type.Value, ofRecord.Key.Id);
            }
        }

        // Last: batches take their time.
        foreach (var batch in batches)
        {
            await batch.RunAsync(notes.Where(note => note.Record.Type == batch.Type), cancellationToken);
        }
    }

    [LoggerMessage(LogLevel.Error, "Pending {Type} {Id} could not be settled; it is tried again with the next sweep.")]
    private static partial void LogNotSettled(ILogger logger, Exception exception, string type, string id);
}
