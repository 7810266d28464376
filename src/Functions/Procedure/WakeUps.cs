using Microsoft.DurableTask;

namespace CreditFunctions.Functions.Procedure;

/// <summary>
/// The wake-ups of one orchestration: events without content that mean that rows have changed. Each wake-up reads the rows again, so a
/// lost, early, late or duplicate event changes nothing.
/// </summary>
internal sealed class WakeUps(TaskOrchestrationContext context)
{
    public const string EventName = "WakeUp";

    // One wait, kept until it is used. An abandoned wait stays in the queue even if cancelled: it would consume the next event while a step
    // is reading the rows, and the change of that event would be missed.
    private Task<string?>? _open;

    /// <summary>Waits until woken; returns at once if that happened since the last wait.</summary>
    public async Task WaitAsync()
    {
        await Open();
        Use();
    }

    public async Task WaitAsync(DateTimeOffset until)
    {
        using var noLongerNeeded = new CancellationTokenSource();
        var timer = context.CreateTimer(until.UtcDateTime, noLongerNeeded.Token);
        if (await Task.WhenAny(timer, Open()) != timer)
        {
            Use();

            // Not CancelAsync: an orchestrator awaits only its context.
            noLongerNeeded.Cancel();
        }
    }

    public Task WaitAsync(DateTimeOffset? until) => until is { } instant ? WaitAsync(instant) : WaitAsync();

    // Wake-ups that arrived meanwhile are equal: one reading of the rows handles them all.
    private void Use()
    {
        do
        {
            _open = null;
        } while (Open().IsCompleted);
    }

    private Task<string?> Open() => _open ??= context.WaitForExternalEvent<string?>(EventName);
}
