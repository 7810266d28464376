using CreditFunctions.LocalHost.Engine.Storage;
using Microsoft.Extensions.Logging;

namespace CreditFunctions.LocalHost.Engine;

/// <summary>Runs durable orchestrations on one host, against one store.</summary>
public sealed class DurableEngine : IAsyncDisposable
{
    private readonly EngineContext _context;
    private readonly CancellationTokenSource _abort = new();
    private readonly TimerQueue _timers;
    private readonly ActivityDispatcher _activities;
    private readonly OpenInstances _instances;
    private readonly InstanceLoader _loader;
    private readonly InstanceWaiters _waiters = new();

    public DurableEngine(IOrchestrationStore store, ITaskRunner runner, DurableEngineOptions options, ILoggerFactory loggerFactory)
    {
        var logger = loggerFactory.CreateLogger<DurableEngine>();
        _context = new EngineContext(new GuardedStore(store, options.MayAct), options, logger, _abort.Token);
        _timers = new TimerQueue(options.BusinessTime, TurnEffects.Fire);
        TurnExecutor? executor = null;
        _instances = new OpenInstances(_context, session => executor!.RunAsync(session));
        _activities = new ActivityDispatcher(_context, runner);
        var alive = new LiveHistories(options.MaxLiveHistories);
        var effects = new TurnEffects(_context, _activities, _timers, new OutboxCourier(_context, _instances), _waiters);
        var retirements = new Retirements(_context, _instances, alive);
        _loader = new InstanceLoader(_context, _instances, effects, _waiters);
        executor = new TurnExecutor(_context, _instances, _loader, new TurnRunner(_context, runner), effects, retirements, alive);
        Instances = new EngineClient(_context, _instances, _loader, effects, _waiters);
    }

    /// <summary>Starts, signals and queries instances.</summary>
    internal EngineClient Instances { get; }

    /// <summary>Loads all open instances and resumes them.</summary>
    public async Task StartAsync(CancellationToken cancellationToken = default)
    {
        var open = await _context.Store.ReadAllOpenAsync(cancellationToken);
        _loader.TakeAllAtStart(open);
        _context.Logger.LogInformation("{Count} open instances taken up.", open.Count);
    }

    /// <summary>Starts nothing more; running activities and turns end and are stored.</summary>
    /// <param name="cancellationToken">When cancelled, running work is abandoned and runs again at the next start.</param>
    public async Task StopAsync(CancellationToken cancellationToken = default)
    {
        _timers.Dispose();
        try
        {
            await _activities.CloseAsync().WaitAsync(cancellationToken);
            await _context.Work.WhenIdleAsync(cancellationToken);
        }
        finally
        {
            await AbortAsync();
        }
    }

    /// <summary>For tests: completes when only future timers and event waits remain.</summary>
    public Task RunUntilIdleAsync(CancellationToken cancellationToken = default) => _context.Work.WhenIdleAsync(cancellationToken);

    /// <summary>For tests: moves the business clock to the next timer and waits until nothing can run; false without a timer.</summary>
    /// <param name="advance">Moves the business clock forward by a span.</param>
    public async Task<bool> AdvanceToNextTimerAsync(Action<TimeSpan> advance, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(advance);
        await RunUntilIdleAsync(cancellationToken);
        if (_timers.NextDue is not { } due)
        {
            return false;
        }

        var distance = due - _context.BusinessNow;
        advance(distance > TimeSpan.Zero ? distance : TimeSpan.Zero);
        _timers.FireDue();
        await RunUntilIdleAsync(cancellationToken);
        return true;
    }

    /// <summary>Abandons running work.</summary>
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
