using CreditFunctions.LocalHost.Engine.Storage;
using Microsoft.Extensions.Logging;

namespace CreditFunctions.LocalHost.Engine;

/// <summary>Runs durable orchestrations on one host, against one store.</summary>
public sealed class DurableEngine : IAsyncDisposable
{
    private readonly IOrchestrationStore _store;
    private readonly DurableEngineOptions _options;
    private readonly ILogger _logger;
    private readonly CancellationTokenSource _abort = new();
    private readonly WorkTracker _work = new();
    private readonly StorageBackoff _backoff;
    private readonly TimerQueue _timers;
    private readonly ActivityDispatcher _activities;
    private readonly OpenInstances _instances;
    private readonly InstanceLoader _loader;
    private readonly InstanceWaiters _waiters = new();
    private readonly EngineClient _client;

    public DurableEngine(IOrchestrationStore store, ITaskRunner runner, DurableEngineOptions options, ILoggerFactory loggerFactory)
    {
        _store = store = new FencedStore(store, options.MayAct);
        _options = options;
        _logger = loggerFactory.CreateLogger<DurableEngine>();
        _backoff = new StorageBackoff(options);
        _timers = new TimerQueue(options.BusinessTime, TurnEffects.Fire);

        TurnExecutor? executor = null;
        var alive = new LiveHistories(options.MaxLiveHistories);
        _instances = new OpenInstances(
            store,
            _backoff,
            _work,
            options.MaxConcurrentTurns,
            session => executor!.RunAsync(session),
            options.MayAct,
            _abort.Token
        );
        _activities = new ActivityDispatcher(
            runner,
            _backoff,
            _work,
            options.MaxConcurrentActivities,
            options.MayAct,
            _logger,
            _abort.Token
        );
        var courier = new OutboxCourier(store, _instances, _backoff, _work, options.BusinessTime, _logger, _abort.Token);
        var effects = new TurnEffects(_activities, _timers, courier, _waiters, options.BusinessTime);
        _loader = new InstanceLoader(store, _instances, effects, _waiters, _logger, _abort.Token);
        executor = new TurnExecutor(
            store,
            _instances,
            _loader,
            new TurnRunner(runner, options, _logger, _abort.Token),
            effects,
            new Retirements(store, _instances, alive, _abort.Token),
            alive,
            _backoff,
            options.BusinessTime,
            _logger,
            _abort.Token
        );
        _client = new EngineClient(store, _instances, _loader, effects, _waiters, _backoff, options);
    }

    /// <summary>Starts, signals and queries instances of this engine.</summary>
    internal EngineClient Instances => _client;

    /// <summary>Takes up all open instances where they stood.</summary>
    public async Task StartAsync(CancellationToken cancellationToken = default)
    {
        await _store.InitializeAsync(cancellationToken);
        var open = await _store.ReadAllOpenAsync(cancellationToken).ToListAsync(cancellationToken);
        _loader.TakeAllAtStart(open);
        _logger.LogInformation("Task hub {Hub}: {Count} open instances taken up.", _options.TaskHubName, open.Count);
    }

    /// <summary>Starts nothing more, and lets activities and turns that run come to their end and be stored.</summary>
    /// <param name="cancellationToken">When it is cancelled, what still runs is abandoned; it runs again at the next start.</param>
    public async Task StopAsync(CancellationToken cancellationToken = default)
    {
        _timers.Dispose();
        try
        {
            await _activities.CloseAsync().WaitAsync(cancellationToken);
            await _instances.WhenTurnsHaveEndedAsync(cancellationToken);
        }
        finally
        {
            await AbortAsync();
        }
    }

    /// <summary>For tests: waits until nothing can run. Only timers in the future and waits for events remain.</summary>
    public Task RunUntilIdleAsync(CancellationToken cancellationToken = default) => _work.WhenIdleAsync(cancellationToken);

    /// <summary>
    /// For tests: moves the business clock to the next timer and waits until nothing can run; false when there is no timer.
    /// </summary>
    /// <param name="advance">Moves the business clock forward by so much.</param>
    public async Task<bool> AdvanceToNextTimerAsync(Action<TimeSpan> advance, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(advance);
        await RunUntilIdleAsync(cancellationToken);
        if (_timers.NextDue is not { } due)
        {
            return false;
        }

        var distance = due - _options.BusinessTime.GetUtcNow();
        advance(distance > TimeSpan.Zero ? distance : TimeSpan.Zero);
        _timers.FireDue();
        await RunUntilIdleAsync(cancellationToken);
        return true;
    }

    /// <summary>Abandons whatever still runs.</summary>
    public async ValueTask DisposeAsync()
    {
        _timers.Dispose();
        await AbortAsync();
    }

    private async Task AbortAsync()
    {
        _ = _activities.CloseAsync();
        _ = _instances.CloseAsync();
        await _abort.CancelAsync();
        _waiters.Close();
    }
}
