using System.Collections.Immutable;
using CreditFunctions.LocalRuntime.DurableTask;
using CreditFunctions.LocalRuntime.Engine.History;
using CreditFunctions.LocalRuntime.Engine.Storage;
using Microsoft.Extensions.Logging;

namespace CreditFunctions.LocalRuntime.Engine.Replay;

/// <summary>The context that an orchestrator is run and replayed with. It only notes what the orchestrator asks for.</summary>
internal sealed class ReplayContext(
    InstanceState instance, OrchestratorThread thread, DataConverter converter, ILoggerFactory loggerFactory) : TaskOrchestrationContext
{
    private readonly Dictionary<int, TaskCompletionSource<string?>> _timers = [];
    private readonly Dictionary<int, (string Name, TaskCompletionSource<string?> Task)> _calls = [];
    private List<HistoryEvent> _outgoing = [];
    private DateTime _now;
    private bool _isReplaying;
    private int _lastTaskId;
    private int _guidCounter;
    private object? _customStatus;

    public override TaskName Name { get; } = instance.Name;

    public override string InstanceId => instance.InstanceId;

    public override ParentOrchestrationInstance? Parent { get; } =
        instance.Parent is { } parent ? new ParentOrchestrationInstance(parent.Name, parent.InstanceId) : null;

    public override string Version => instance.Version;

    public override DateTime CurrentUtcDateTime => _now;

    public override bool IsReplaying => _isReplaying;

    public ContinueAsNewOptions? NextExecution { get; private set; }

    public bool CustomStatusWasSet { get; private set; }

    public ExternalEvents Events { get; } = new(converter);

    /// <summary>Whether anything that the engine knows of could wake the orchestrator.</summary>
    public bool CanBeWoken => _timers.Count > 0 || _calls.Count > 0 || Events.HasWaiters;

    protected override ILoggerFactory LoggerFactory => loggerFactory;

    public void BeginTurn(DateTime now, bool isReplaying)
    {
        _now = now;
        _isReplaying = isReplaying;
    }

    /// <summary>Hands over what the orchestrator did in this turn.</summary>
    public List<HistoryEvent> EndTurn()
    {
        var outgoing = _outgoing;
        _outgoing = [];
        return outgoing;
    }

    public string? SerializeCustomStatus() => converter.Serialize(_customStatus);

    public void Complete(int taskId, string? result)
    {
        if (_calls.Remove(taskId, out var call))
        {
            call.Task.TrySetResult(result);
        }
    }

    public void Fail(int taskId, TaskFailureDetails failure)
    {
        if (_calls.Remove(taskId, out var call))
        {
            call.Task.TrySetException(new TaskFailedException(call.Name, taskId, failure));
        }
    }

    public void Fire(int taskId)
    {
        if (_timers.Remove(taskId, out var timer))
        {
            timer.TrySetResult(null);
        }
    }

    public override T? GetInput<T>()
        where T : default => converter.Deserialize<T>(instance.Input);

    public override Task<TResult> CallActivityAsync<TResult>(TaskName name, object? input = null, TaskOptions? options = null)
    {
        RequireOwnThread();
        ArgumentException.ThrowIfNullOrEmpty(name.Name, nameof(name));
        RefuseOptionsAsInput(input, options);
        var serializedInput = converter.Serialize(input);
        return RetriedCall.RunAsync(this, options?.Retry, () => CallAsync<TResult>(
            name.Name, taskId => new HistoryEvent.ActivityScheduled(taskId, name.Name, serializedInput)));
    }

    public override Task<TResult> CallSubOrchestratorAsync<TResult>(
        TaskName orchestratorName, object? input = null, TaskOptions? options = null)
    {
        RequireOwnThread();
        ArgumentException.ThrowIfNullOrEmpty(orchestratorName.Name, nameof(orchestratorName));
        RefuseOptionsAsInput(input, options);
        var serializedInput = converter.Serialize(input);
        var tags = options?.Tags is { Count: > 0 } given ? given.ToImmutableDictionary() : ImmutableDictionary<string, string>.Empty;
        var instanceId = (options as SubOrchestrationOptions)?.InstanceId ?? NewGuid().ToString("N");
        var version = options?.Version?.Version ?? string.Empty;
        return RetriedCall.RunAsync(this, options?.Retry, () => CallAsync<TResult>(
            orchestratorName.Name,
            taskId => new HistoryEvent.ChildScheduled(taskId, orchestratorName.Name, instanceId, serializedInput, version)
            {
                Tags = tags,
            }));
    }

    public override Task CreateTimer(DateTime fireAt, CancellationToken cancellationToken)
    {
        RequireOwnThread();
        if (cancellationToken.IsCancellationRequested)
        {
            return Task.FromCanceled(cancellationToken);
        }

        var taskId = ++_lastTaskId;
        var timer = new TaskCompletionSource<string?>();
        _timers.Add(taskId, timer);
        _outgoing.Add(new HistoryEvent.TimerCreated(taskId, fireAt.ToUniversalTime()));
        if (cancellationToken.CanBeCanceled)
        {
            cancellationToken.Register(() => CancelTimer(taskId, cancellationToken));
        }

        return timer.Task;
    }

    public override Task<T> WaitForExternalEvent<T>(string eventName, CancellationToken cancellationToken = default)
    {
        RequireOwnThread();
        return Events.WaitFor<T>(eventName, cancellationToken);
    }

    public override void SendEvent(string instanceId, string eventName, object payload)
    {
        RequireOwnThread();
        ArgumentException.ThrowIfNullOrEmpty(instanceId);
        ArgumentException.ThrowIfNullOrEmpty(eventName);
        _outgoing.Add(new HistoryEvent.EventSent(++_lastTaskId, instanceId, eventName, converter.Serialize(payload)));
    }

    public override void SetCustomStatus(object? customStatus)
    {
        _customStatus = customStatus;
        CustomStatusWasSet = true;
    }

    public override void ContinueAsNew(object? newInput = null, bool preserveUnprocessedEvents = true) => ContinueAsNew(
        new ContinueAsNewOptions { NewInput = newInput, PreserveUnprocessedEvents = preserveUnprocessedEvents });

    public override void ContinueAsNew(ContinueAsNewOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        RequireOwnThread();
        NextExecution = options;
    }

    public override Guid NewGuid()
    {
        RequireOwnThread();
        return DeterministicGuid.Create(InstanceId, _now, _guidCounter++);
    }

    private static void RefuseOptionsAsInput(object? input, TaskOptions? options)
    {
        if (input is TaskOptions && options is null)
        {
            throw new ArgumentException(
                $"{nameof(TaskOptions)} were given as the input, and no options. Name the parameter: options: …", nameof(input));
        }
    }

    private async Task<TResult> CallAsync<TResult>(string name, Func<int, HistoryEvent> schedule)
    {
        var taskId = ++_lastTaskId;
        var completion = new TaskCompletionSource<string?>();
        _calls.Add(taskId, (name, completion));
        _outgoing.Add(schedule(taskId));
        var result = await completion.Task;
        return converter.Deserialize<TResult>(result)!;
    }

    private void CancelTimer(int taskId, CancellationToken cancellationToken)
    {
        if (_timers.Remove(taskId, out var timer))
        {
            _outgoing.Add(new HistoryEvent.TimerCancelled(taskId));
            timer.TrySetCanceled(cancellationToken);
        }
    }

    private void RequireOwnThread()
    {
        if (!thread.IsCurrent)
        {
            throw new InvalidOperationException(
                "The orchestration context was used from outside the orchestrator's own thread. "
                + "An orchestrator may await only what its context gives it; put everything else into an activity.");
        }
    }
}
