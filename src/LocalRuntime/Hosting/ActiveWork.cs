using CreditFunctions.LocalRuntime.Engine;
using CreditFunctions.LocalRuntime.Hosting.Discovery;
using CreditFunctions.LocalRuntime.Hosting.Durable;
using CreditFunctions.LocalRuntime.Hosting.Invocation;
using CreditFunctions.LocalRuntime.Hosting.Lease;
using CreditFunctions.LocalRuntime.Hosting.Timers;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CreditFunctions.LocalRuntime.Hosting;

/// <summary>What runs only on the active host of a task hub: orchestrations, timers, the rehearsal clock, and answers over HTTP.</summary>
internal sealed partial class ActiveWork : IActiveHost, IAsyncDisposable
{
    private readonly SemaphoreSlim _switching = new(1);
    private readonly FunctionInvoker _invoker;
    private readonly IServiceProvider _services;
    private readonly LocalRuntimeOptions _options;
    private readonly ILoggerFactory _loggers;
    private readonly ILogger _logger;
    private readonly StartGate _gate;
    private readonly RunningEngine _running;
    private readonly TaskCatalog _tasks;
    private readonly IReadOnlyList<ScheduledFunction> _scheduled;
    private IReadOnlyList<TimerRunner> _timers = [];
    private DurableEngine? _engine;
    private bool _isStopping;

    /// <exception cref="HostStartException">Task names or schedules are at fault.</exception>
    public ActiveWork(
        FunctionCatalog catalog,
        FunctionInvoker invoker,
        IServiceProvider services,
        LocalRuntimeOptions options,
        StartGate gate,
        ILoggerFactory loggers)
    {
        (_invoker, _services, _options, _gate, _loggers) = (invoker, services, options, gate, loggers);
        _logger = loggers.CreateLogger("Host");
        _running = services.GetRequiredService<RunningEngine>();
        _tasks = TaskCatalogBuilder.Build(catalog, invoker, services.GetRequiredService<IServiceScopeFactory>());
        _scheduled = TimerSetup.Read(catalog, services.GetRequiredService<IConfiguration>());
    }

    private RehearsalClock? Rehearsal => _services.GetService<RehearsalClock>();

    public async Task TakeOverAsync(LeaseTerm term)
    {
        await _switching.WaitAsync(term.Ended);
        try
        {
            if (_isStopping)
            {
                throw new OperationCanceledException("The host stops.");
            }

            var mayAct = () => term.IsHeld;
            await (Rehearsal?.StartAsync(term.Ended) ?? Task.CompletedTask);
            _engine = EngineSetup.Create(_tasks, _services, _options, mayAct, _loggers);
            _running.Set(_engine);
            await _engine.StartAsync(term.Ended);
            _timers = TimerSetup.Create(_scheduled, _invoker, _services, mayAct, _loggers);
            await Task.WhenAll(_timers.Select(timer => timer.StartAsync(term.Ended)));
            _gate.Open(mayAct);
        }
        finally
        {
            _switching.Release();
        }
    }

    public async Task StandDownAsync()
    {
        await _switching.WaitAsync();
        try
        {
            if (!_isStopping)
            {
                _gate.Close();
                Rehearsal?.Halt();
                await AbandonAsync();
            }
        }
        finally
        {
            _switching.Release();
        }
    }

    /// <summary>Takes nothing more, and lets what runs come to its end.</summary>
    /// <exception cref="OperationCanceledException">Orchestrations or activities were still running when the time was over.</exception>
    public async Task StopAsync(Func<Task> stopHttp, CancellationToken outOfTime)
    {
        await _switching.WaitAsync(CancellationToken.None);
        _isStopping = true;
        _switching.Release();
        try
        {
            await Task.WhenAll([stopHttp(), .. _timers.Select(timer => timer.StopAsync(outOfTime))]);
            await (_engine?.StopAsync(outOfTime) ?? Task.CompletedTask);
        }
        finally
        {
            await (_engine is null || Rehearsal is not { } clock ? Task.CompletedTask : StopAsync(clock));
        }
    }

    public async ValueTask DisposeAsync()
    {
        await AbandonAsync();
        _switching.Dispose();
    }

    private async Task StopAsync(RehearsalClock clock)
    {
        try
        {
            await clock.StopAsync(CancellationToken.None);
        }
        catch (Exception exception)
        {
            // The mark that is stored lies ahead of it, so time does not go back for that.
            LogClockNotStored(exception);
        }
    }

    private async Task AbandonAsync()
    {
        _running.Set(null);
        var (timers, engine) = (_timers, _engine);
        (_timers, _engine) = ([], null);
        foreach (var timer in timers)
        {
            await timer.AbandonAsync();
        }

        if (engine is not null)
        {
            await engine.DisposeAsync();
        }
    }

    [LoggerMessage(LogLevel.Warning, "Where the rehearsal clock stood could not be stored; it goes on at its last mark, a little later.")]
    private partial void LogClockNotStored(Exception exception);
}
