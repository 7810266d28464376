using System.Collections.Concurrent;
using CreditFunctions.LocalHost.Engine.Storage;

namespace CreditFunctions.LocalHost.Engine;

/// <summary>Callers that wait for an instance to start or finish; notified in memory while this engine runs.</summary>
internal sealed class InstanceWaiters
{
    private readonly ConcurrentDictionary<string, TaskCompletionSource<InstanceState>> _next = new(StringComparer.Ordinal);
    private volatile bool _isClosed;

    /// <summary>The instance after its next change of status.</summary>
    /// <exception cref="StorageUnavailableException">This engine ends: the result of the instance is unknown here.</exception>
    public Task<InstanceState> NextAsync(string instanceId)
    {
        var next = _next.GetOrAdd(instanceId, _ => new(TaskCreationOptions.RunContinuationsAsynchronously));
        if (_isClosed)
        {
            Close();
        }

        return next.Task;
    }

    public void Publish(InstanceState state)
    {
        if (_next.TryRemove(state.InstanceId, out var next))
        {
            next.TrySetResult(state);
        }
    }

    /// <summary>Ends all current and later waits.</summary>
    public void Close()
    {
        _isClosed = true;
        foreach (var (instanceId, next) in _next)
        {
            next.TrySetException(
                new StorageUnavailableException(
                    $"Instance '{instanceId}' was waited for, but this host stops or is no longer the active one of its task hub. "
                        + "Ask again: the one that is will know."
                )
            );
        }
    }
}
