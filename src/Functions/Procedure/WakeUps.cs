using CreditFunctions.Functions.Storage;

namespace CreditFunctions.Functions.Procedure;

/// <summary>
/// The wake-ups of one orchestration: events that say only that rows have changed. Whoever wakes reads the rows again, so an event
/// lost, early, late or doubled changes nothing.
/// </summary>
internal sealed class WakeUps(TaskOrchestrationContext context)
{
    /// <summary>Name of the one event.</summary>
    public const string EventName = "WakeUp";

    // One wait, kept until it is used. A wait that is given up stays in line, cancelled or not: it would take the next event while
    // a step is reading the rows, and the change that this event told of would never be seen.
    private Task<string?>? _open;

    /// <summary>Waits until woken; returns at once where that happened since the last wait.</summary>
    public async Task WaitAsync()
    {
        await Open();
        _open = null;
    }

    /// <summary>Waits until an instant, or until woken.</summary>
    public async Task WaitAsync(DateTimeOffset until)
    {
        using var noLongerNeeded = new CancellationTokenSource();
        var timer = context.CreateTimer(until.UtcDateTime, noLongerNeeded.Token);
        if (await Task.WhenAny(timer, Open()) != timer)
        {
            _open = null;

            // Not CancelAsync: an orchestrator awaits nothing but its context.
            noLongerNeeded.Cancel();
        }
    }

    /// <summary>Waits until an instant where there is one, or until woken.</summary>
    public Task WaitAsync(DateTimeOffset? until) => until is { } instant ? WaitAsync(instant) : WaitAsync();

    /// <summary>Wakes whatever goes on about an application: its path up to the batch, and what was found before its award.</summary>
    public static async Task WakeApplicationAsync(DurableTaskClient client, string applicationId, CancellationToken cancellationToken)
    {
        await client.RaiseEventAsync(InstanceIds.Of(RecordRef.OfApplication(applicationId)), EventName, null, cancellationToken);
        await client.RaiseEventAsync(InstanceIds.OfCreditCase(applicationId), EventName, null, cancellationToken);
    }

    private Task<string?> Open() => _open ??= context.WaitForExternalEvent<string?>(EventName);
}
