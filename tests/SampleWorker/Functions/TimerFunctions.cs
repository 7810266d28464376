using System.Collections.Concurrent;
using System.Threading.Channels;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Configuration;

namespace CreditFunctions.SampleWorker.Functions;

/// <summary>Runs by schedules that settings give; the defaults are never due.</summary>
public sealed class TimerFunctions(TimerRuns runs, IConfiguration settings)
{
    [Function("Monitored")]
    public Task MonitoredAsync([TimerTrigger("%MonitoredSchedule%")] TimerInfo timer, CancellationToken cancellationToken) =>
        RunAsync("Monitored", timer, cancellationToken);

    [Function("Unmonitored")]
    public Task UnmonitoredAsync([TimerTrigger("0 0 %UnmonitoredHour% * * *", UseMonitor = false)] TimerInfo timer, CancellationToken cancellationToken) =>
        RunAsync("Unmonitored", timer, cancellationToken);

    private async Task RunAsync(string name, TimerInfo timer, CancellationToken cancellationToken)
    {
        await runs.AddAsync(new TimerRun(name, timer));
        switch (settings["TimerBehaviour"])
        {
            case "fail":
                throw new InvalidOperationException("The timer failed on purpose.");
            case "endless":
                await Task.Delay(Timeout.Infinite, cancellationToken);
                break;
        }
    }
}

/// <summary>A run of a timer function.</summary>
public sealed record TimerRun(string Name, TimerInfo Timer);

/// <summary>The runs of timer functions, for a test to wait for.</summary>
public sealed class TimerRuns
{
    private readonly Channel<TimerRun> _runs = Channel.CreateUnbounded<TimerRun>();
    private readonly ConcurrentQueue<TimerRun> _all = new();

    public IReadOnlyCollection<TimerRun> All => _all;

    public ValueTask<TimerRun> NextAsync(CancellationToken cancellationToken) => _runs.Reader.ReadAsync(cancellationToken);

    internal ValueTask AddAsync(TimerRun run)
    {
        _all.Enqueue(run);
        return _runs.Writer.WriteAsync(run);
    }
}
