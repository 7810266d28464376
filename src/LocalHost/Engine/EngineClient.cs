using CreditFunctions.LocalHost.Engine.History;
using CreditFunctions.LocalHost.Engine.Storage;
using Microsoft.DurableTask.Protobuf;

namespace CreditFunctions.LocalHost.Engine;

/// <summary>What a client asks of an engine. Open instances are known in memory, finished ones are read.</summary>
internal sealed partial class EngineClient(
    IOrchestrationStore store,
    OpenInstances instances,
    InstanceLoader loader,
    TurnEffects effects,
    InstanceWaiters waiters,
    StorageBackoff backoff,
    DurableEngineOptions options
)
{
    private const int MostConflicts = 5;

    /// <summary>Starts an instance and returns its id.</summary>
    /// <exception cref="OrchestrationAlreadyExistsException">
    /// The id is in use: by an open instance, or by a finished one in a status that the request does not allow to be replaced.
    /// </exception>
    /// <exception cref="ArgumentException">The name is empty, or the id, name or version is invalid.</exception>
    public async Task<string> StartAsync(CreateInstanceRequest request, CancellationToken cancellation)
    {
        ArgumentException.ThrowIfNullOrEmpty(request.Name);
        var now = BusinessNow;
        var state = new InstanceState
        {
            InstanceId = request.InstanceId.Length > 0 ? request.InstanceId : Guid.NewGuid().ToString("N"),
            Name = request.Name,
            ExecutionId = Guid.NewGuid().ToString("N"),
            Version = request.Version ?? options.DefaultVersion ?? string.Empty,
            CreatedAt = now,
            LastUpdatedAt = now,
            StartAt = request.ScheduledStartTimestamp?.ToDateTimeOffset(),
            Input = request.Input,
            Tags = request.Tags,
            TraceParent = request.ParentTraceContext?.TraceParent,
        };
        InstanceIds.Require(state);
        if (
            request.OrchestrationIdReusePolicy is { } policy
            && await FindAsync(state.InstanceId, cancellation) is { } existing
            && !policy.ReplaceableStatus.Contains(existing.Status)
        )
        {
            throw AlreadyExists(existing);
        }

        return await StartAsync(state, cancellation);
    }

    /// <exception cref="InstanceNotRunningException">The instance is unknown or finished, and the options do not say to discard the
    /// event.</exception>
    public async Task RaiseEventAsync(string instanceId, string name, string? input, CancellationToken cancellation)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        if (await TrySendAsync(instanceId, Events.EventRaised(name, input), cancellation) || !options.ThrowStatusExceptionsOnRaiseEvent)
        {
            return;
        }

        var existing = await FindAsync(instanceId, cancellation);
        var why = existing is null ? "does not exist" : "has ended";
        throw new InstanceNotRunningException(
            $"The event '{name}' was raised for instance '{instanceId}', which {why}. If that may happen, set "
                + "extensions.durableTask.throwStatusExceptionsOnRaiseEvent in host.json to false, so that the event is discarded.",
            exists: existing is not null
        );
    }

    public Task TerminateAsync(string instanceId, string? output, bool recurse, CancellationToken cancellation) =>
        TrySendAsync(instanceId, Events.Terminated(output, recurse), cancellation);

    public Task SuspendAsync(string instanceId, string? reason, CancellationToken cancellation) =>
        TrySendAsync(instanceId, Events.Suspended(reason), cancellation);

    public Task ResumeAsync(string instanceId, string? reason, CancellationToken cancellation) =>
        TrySendAsync(instanceId, Events.Resumed(reason), cancellation);

    /// <summary>Runs an instance again from its input, and returns the id of the new run.</summary>
    /// <exception cref="InstanceNotFoundException">There is no such instance.</exception>
    /// <exception cref="InvalidOperationException">The instance is not finished, and the new run would have its id.</exception>
    public async Task<string> RestartAsync(string instanceId, bool withNewId, CancellationToken cancellation)
    {
        var earlier =
            await FindAsync(instanceId, cancellation)
            ?? throw new InstanceNotFoundException($"An orchestration with the instanceId {instanceId} was not found.");
        if (!earlier.IsFinished && !withNewId)
        {
            throw new InvalidOperationException(
                $"An orchestration with the instanceId {instanceId} cannot be restarted: it is {earlier.Status}, not finished."
            );
        }

        var now = BusinessNow;
        return await StartAsync(
            new InstanceState
            {
                InstanceId = withNewId ? Guid.NewGuid().ToString("N") : instanceId,
                Name = earlier.Name,
                ExecutionId = Guid.NewGuid().ToString("N"),
                Version = earlier.Version,
                CreatedAt = now,
                LastUpdatedAt = now,
                Input = earlier.Input,
                Tags = earlier.Tags,
            },
            cancellation
        );
    }

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

    /// <summary>False when there is no open instance to receive the message; known in memory, without asking storage.</summary>
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

    private static OrchestrationAlreadyExistsException AlreadyExists(InstanceState existing) =>
        new($"An orchestration with id '{existing.InstanceId}' already exists. It's in the {existing.Status} state.");
}
