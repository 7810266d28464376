using CreditFunctions.LocalHost.Hosting.State;
using Microsoft.Extensions.Logging;

namespace CreditFunctions.LocalHost.Timers;

/// <summary>Remembers when each timer ran.</summary>
internal sealed class TimerStatusStore(IHostState state, Func<bool> mayAct, ILogger logger)
{
    public async Task<ScheduleStatus?> ReadAsync(string function, CancellationToken cancellationToken) =>
        (await state.ReadAsync(BlobName(function), cancellationToken))?.ToObjectFromJson<ScheduleStatus>();

    /// <summary>A failure is logged only: the timer goes on, and at worst one run is made up for that was not missed.</summary>
    public async Task WriteAsync(string function, ScheduleStatus status, CancellationToken cancellationToken)
    {
        if (!mayAct())
        {
            return;
        }

        try
        {
            await state.WriteAsync(BlobName(function), BinaryData.FromObjectAsJson(status), cancellationToken);
        }
        catch (Exception exception)
        {
            logger.LogWarning(exception, "The last run of timer '{Function}' could not be stored.", function);
        }
    }

    private static string BlobName(string function) => $"timers/{function}.json";
}
