using CreditFunctions.LocalRuntime.DurableTask;
using CreditFunctions.LocalRuntime.DurableTask.Client;
using CreditFunctions.LocalRuntime.Engine.History;
using CreditFunctions.LocalRuntime.Engine.Storage;

namespace CreditFunctions.LocalRuntime.Engine;

/// <summary>The client of an engine in the same process: open instances are known in memory, finished ones are read.</summary>
internal sealed partial class EngineClient(
    IOrchestrationStore store,
    OpenInstances instances,
    InstanceLoader loader,
    TurnEffects effects,
    InstanceWaiters waiters,
    StorageBackoff backoff,
    DataConverter converter,
    DurableEngineOptions options) : DurableTaskClient(options.TaskHubName)
{
    private const int MostConflicts = 5;

    public override async Task<string> ScheduleNewOrchestrationInstanceAsync(
        TaskName orchestratorName,
        object? input = null,
        StartOrchestrationOptions? options = null,
        CancellationToken cancellation = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(orchestratorName.Name, nameof(orchestratorName));
        var now = BusinessNow;
        var state = new InstanceState
        {
            InstanceId = options?.InstanceId ?? Guid.NewGuid().ToString("N"),
            Name = orchestratorName.Name,
            ExecutionId = Guid.NewGuid().ToString("N"),
            Version = options?.Version?.Version ?? string.Empty,
            CreatedAt = now,
            LastUpdatedAt = now,
            StartAt = options?.StartAt?.ToUniversalTime(),
            Input = converter.Serialize(input),
            Tags = options?.Tags ?? new Dictionary<string, string>(),
        };
        InstanceIds.Require(state);
        await RefuseDuplicateAsync(state.InstanceId, options?.DedupeStatuses, cancellation);
        return await StartAsync(state, cancellation);
    }

    public override async Task RaiseEventAsync(
        string instanceId, string eventName, object? eventPayload = null, CancellationToken cancellation = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(eventName);
        var isRunning = await TrySendAsync(
            instanceId, new HistoryEvent.EventRaised(eventName, converter.Serialize(eventPayload)), cancellation);
        if (!isRunning && options.ThrowStatusExceptionsOnRaiseEvent)
        {
            throw new InstanceNotRunningException(
                $"The event '{eventName}' was raised for instance '{instanceId}', which is unknown or finished. Where that may happen, " +
                "set extensions.durableTask.throwStatusExceptionsOnRaiseEvent in host.json to false, so that the event is discarded.");
        }
    }

    public override Task TerminateInstanceAsync(
        string instanceId, TerminateInstanceOptions? options = null, CancellationToken cancellation = default) =>
        TrySendAsync(
            instanceId,
            new HistoryEvent.Terminated(converter.Serialize(options?.Output), options?.Recursive ?? false),
            cancellation);

    public override Task SuspendInstanceAsync(string instanceId, string? reason = null, CancellationToken cancellation = default) =>
        TrySendAsync(instanceId, new HistoryEvent.Suspended(reason), cancellation);

    public override Task ResumeInstanceAsync(string instanceId, string? reason = null, CancellationToken cancellation = default) =>
        TrySendAsync(instanceId, new HistoryEvent.Resumed(reason), cancellation);

    public override async Task<string> RestartAsync(
        string instanceId, bool restartWithNewInstanceId = false, CancellationToken cancellation = default)
    {
        var earlier = await FindAsync(instanceId, cancellation)
            ?? throw new ArgumentException($"An orchestration with the instanceId {instanceId} was not found.", nameof(instanceId));
        if (!earlier.IsFinished && !restartWithNewInstanceId)
        {
            throw new InvalidOperationException(
                $"An orchestration with the instanceId {instanceId} cannot be restarted: it is {earlier.Status}, not finished.");
        }

        var now = BusinessNow;
        return await StartAsync(
            new InstanceState
            {
                InstanceId = restartWithNewInstanceId ? Guid.NewGuid().ToString("N") : instanceId,
                Name = earlier.Name,
                ExecutionId = Guid.NewGuid().ToString("N"),
                Version = earlier.Version,
                CreatedAt = now,
                LastUpdatedAt = now,
                Input = earlier.Input,
                Tags = earlier.Tags,
            },
            cancellation);
    }

    public override ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private DateTimeOffset BusinessNow => options.BusinessTime.GetUtcNow();

    private async Task<string> StartAsync(InstanceState state, CancellationToken cancellation)
    {
        for (var conflicts = 0; ; conflicts++)
        {
            if (instances.Find(state.InstanceId) is { State.IsFinished: false } open && open.State.ExecutionId != state.ExecutionId)
            {
                throw AlreadyExists(open.State);
            }

            try
            {
                await instances.StartAsync(state, isRepeat: conflicts > 0, effects.Begin, cancellation);
                return state.InstanceId;
            }
            catch (StorageConflictException) when (conflicts < MostConflicts)
            {
                // What it collided with is taken up below, or has ended meanwhile.
            }

            await TakeUpAsync(state.InstanceId, cancellation);
        }
    }

    /// <summary>A host that lost the hub may have stored an instance after this one had read them all.</summary>
    private async Task TakeUpAsync(string instanceId, CancellationToken cancellation)
    {
        var stored = await backoff.RetryAsync(() => store.ReadOpenAsync(instanceId, cancellation), cancellation);
        if (stored is not null && instances.Find(instanceId) is null)
        {
            loader.TakeAll([stored]);
        }
    }

    /// <summary>False when nobody is there to receive it; known in memory, without asking storage.</summary>
    private async Task<bool> TrySendAsync(string instanceId, HistoryEvent message, CancellationToken cancellation)
    {
        ArgumentException.ThrowIfNullOrEmpty(instanceId);
        if (instances.Find(instanceId) is not { State.IsFinished: false } receiver)
        {
            return false;
        }

        await instances.SendAsync(receiver, new PendingMessage(message, Messages.NewKey(options.SystemTime)), cancellation);
        return true;
    }

    private async Task RefuseDuplicateAsync(string instanceId, IReadOnlyList<string>? dedupeStatuses, CancellationToken cancellation)
    {
        if (dedupeStatuses is null or [])
        {
            return;
        }

        var refused = dedupeStatuses.Select(Parse).ToHashSet();
        if (await FindAsync(instanceId, cancellation) is { } existing && refused.Contains(existing.Status))
        {
            throw AlreadyExists(existing);
        }

        static OrchestrationRuntimeStatus Parse(string status) =>
            Enum.TryParse<OrchestrationRuntimeStatus>(status, ignoreCase: true, out var parsed)
                ? parsed
                : throw new ArgumentException($"Invalid orchestration runtime status: '{status}' for deduplication.");
    }

    private static OrchestrationAlreadyExistsException AlreadyExists(InstanceState existing) => new(
        $"An orchestration with id '{existing.InstanceId}' already exists. It's in the {existing.Status} state.");
}
