using System.Threading.Channels;
using Microsoft.Extensions.Time.Testing;

namespace CreditFunctions.LocalHost.Tests.Hosting.Lease;

/// <summary>The system clock of one process: during a pause of the process time continues, but its timers do not fire.</summary>
internal sealed class PausableClock(FakeTimeProvider machine) : TimeProvider
{
    private readonly Lock _gate = new();
    private readonly Channel<TimeSpan> _waits = Channel.CreateUnbounded<TimeSpan>();
    private readonly List<Action> _missed = [];
    private bool _isPaused;

    public override long TimestampFrequency => machine.TimestampFrequency;

    public override long GetTimestamp() => machine.GetTimestamp();

    public override DateTimeOffset GetUtcNow() => machine.GetUtcNow();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = machine.CreateTimer(_ => Wake(() => callback(state)), null, dueTime, period);
        _waits.Writer.TryWrite(dueTime);
        return timer;
    }

    /// <summary>Completes when the process waits for a span, or has done so since the last call.</summary>
    public async Task WaitsForAsync(TimeSpan span)
    {
        while (await _waits.Reader.ReadAsync() != span) { }
    }

    /// <summary>Moves time from one wait of the process to the next until a task completes.</summary>
    public async Task RunUntilAsync(Task done)
    {
        while (!done.IsCompleted)
        {
            using var cancel = new CancellationTokenSource();
            var wait = _waits.Reader.ReadAsync(cancel.Token).AsTask();
            if (await Task.WhenAny(done, wait) == wait)
            {
                machine.Advance(await wait);
            }

            await cancel.CancelAsync();
        }
    }

    /// <inheritdoc cref="RunUntilAsync(Task)"/>
    public async Task RunUntilAsync(Func<bool> isDone)
    {
        while (!isDone())
        {
            machine.Advance(await _waits.Reader.ReadAsync());
        }
    }

    /// <summary>Moves time in one step: woken code finds all of it passed.</summary>
    public void Leap(TimeSpan span)
    {
        Pause();
        machine.Advance(span);
        Resume();
    }

    public void Pause()
    {
        lock (_gate)
        {
            _isPaused = true;
        }
    }

    public void Resume()
    {
        List<Action> missed;
        lock (_gate)
        {
            _isPaused = false;
            missed = [.. _missed];
            _missed.Clear();
        }

        missed.ForEach(wake => wake());
    }

    private void Wake(Action wake)
    {
        lock (_gate)
        {
            if (_isPaused)
            {
                _missed.Add(wake);
                return;
            }
        }

        wake();
    }
}
