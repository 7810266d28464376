using System.Collections.Concurrent;
using CreditFunctions.LocalHost.Engine.Storage;

namespace CreditFunctions.LocalHost.Engine;

/// <summary>Those who wait for an instance to start or to finish; they are told in memory, as long as this engine runs.</summary>
internal sealed class InstanceWaiters
{
    private readonly ConcurrentDictionary<string, TaskCompletionSource<InstanceState>> _next = new(StringComparer.Ordinal);
    private volatile bool _isClosed;

    /// <summary>The instance when its status next changes.</summary>
    /// <exception cref="StorageUnavailableException">This engine ends: what becomes of the instance is not known here any more.</exception>
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

    /// <summary>Ends every wait, now and later.</summary>
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
