using CreditFunctions.LocalHost.Engine.History;
using CreditFunctions.LocalHost.Engine.Storage;
using Microsoft.DurableTask.Protobuf;

namespace CreditFunctions.LocalHost.Engine;

/// <summary>Client operations of an engine. Open instances are in memory, finished ones are read from the store.</summary>
internal sealed partial class EngineClient(
    EngineContext context,
    OpenInstances instances,
    InstanceLoader loader,
    TurnEffects effects,
    InstanceWaiters waiters
)
{
    private const int MostConflicts = 5;

    /// <summary>Returns the id of the instance.</summary>
    /// <exception cref="OrchestrationAlreadyExistsException">The id is in use by an open instance, or by a finished one in a status that
    /// the request does not allow to replace.</exception>
    /// <exception cref="ArgumentException">The name is empty, or the id, name or version is invalid.</exception>
    public async Task<string> StartAsync(CreateInstanceRequest request, CancellationToken cancellation)
    {
        ArgumentException.ThrowIfNullOrEmpty(request.Name);
        var id = request.InstanceId.Length > 0 ? request.InstanceId : Guid.NewGuid().ToString("N");
        var version = request.Version ?? context.Options.DefaultVersion;
        var state = InstanceState.New(id, request.Name, version, request.Input, request.Tags, context.BusinessNow) with
        {
            StartAt = request.ScheduledStartTimestamp?.ToDateTimeOffset(),
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

    /// <exception cref="InstanceNotRunningException">The instance is unknown or finished, and the options do not discard the
    /// event.</exception>
    public async Task RaiseEventAsync(string instanceId, string name, string? input, CancellationToken cancellation)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        if (
            await TrySendAsync(instanceId, Events.EventRaised(name, input), cancellation)
            || !context.Options.ThrowStatusExceptionsOnRaiseEvent
        )
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

    /// <summary>False when no open instance can receive the message; decided in memory, without a storage request.</summary>
    public async Task<bool> TrySendAsync(string instanceId, HistoryEvent message, CancellationToken cancellation)
    {
        ArgumentException.ThrowIfNullOrEmpty(instanceId);
        if (instances.Find(instanceId) is not { State.IsFinished: false } receiver)
        {
            return false;
        }

        await instances.SendAsync(receiver, new PendingMessage(message, Messages.NewKey(context.Options.SystemTime)), cancellation);
        return true;
    }

    /// <summary>Runs an instance again from its input; returns the id of the new run.</summary>
    /// <exception cref="InstanceNotFoundException">The instance does not exist.</exception>
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

        var id = withNewId ? Guid.NewGuid().ToString("N") : instanceId;
        var again = InstanceState.New(id, earlier.Name, earlier.Version, earlier.Input, earlier.Tags, context.BusinessNow);
        return await StartAsync(again, cancellation);
    }

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
                // The conflicting instance is loaded below, or has ended meanwhile.
            }

            // A host that lost the hub may have stored an instance after this one had read them all.
            var stored = await context.RetryAsync(() => context.Store.ReadOpenAsync(state.InstanceId, cancellation), cancellation);
            if (stored is not null && instances.Find(state.InstanceId) is null)
            {
                loader.TakeAll([stored]);
            }
        }
    }

    private static OrchestrationAlreadyExistsException AlreadyExists(InstanceState existing) =>
        new($"An orchestration with id '{existing.InstanceId}' already exists. It's in the {existing.Status} state.");
}
