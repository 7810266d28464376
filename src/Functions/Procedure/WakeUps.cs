using Microsoft.DurableTask;

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
        Use();
    }

    /// <summary>Waits until an instant, or until woken.</summary>
    public async Task WaitAsync(DateTimeOffset until)
    {
        using var noLongerNeeded = new CancellationTokenSource();
        var timer = context.CreateTimer(until.UtcDateTime, noLongerNeeded.Token);
        if (await Task.WhenAny(timer, Open()) != timer)
        {
            Use();

            // Not CancelAsync: an orchestrator awaits nothing but its context.
            noLongerNeeded.Cancel();
        }
    }

    /// <summary>Waits until an instant where there is one, or until woken.</summary>
    public Task WaitAsync(DateTimeOffset? until) => until is { } instant ? WaitAsync(instant) : WaitAsync();

    // Wake-ups that came meanwhile say the same: one reading of the rows serves them all.
    private void Use()
    {
        do
        {
            _open = null;
        } while (Open().IsCompleted);
    }

    private Task<string?> Open() => _open ??= context.WaitForExternalEvent<string?>(EventName);
}
