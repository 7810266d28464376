using CreditFunctions.LocalHost.Engine.Storage;

namespace CreditFunctions.LocalHost.Engine;

/// <summary>Those who wait for an instance to start or to finish; they are told in memory, as long as this engine runs.</summary>
internal sealed class InstanceWaiters
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, List<Waiter>> _waiters = new(StringComparer.Ordinal);
    private bool _isClosed;

    public Waiter Register(string instanceId, Func<InstanceState, bool> condition)
    {
        var waiter = new Waiter(this, instanceId, condition);
        lock (_gate)
        {
            if (!_waiters.TryGetValue(instanceId, out var waiters))
            {
                _waiters[instanceId] = waiters = [];
            }

            waiters.Add(waiter);
            if (_isClosed)
            {
                waiter.Fail();
            }
        }

        return waiter;
    }

    /// <summary>Ends every wait, now and later: what becomes of the instances is not known here any more.</summary>
    public void Close()
    {
        lock (_gate)
        {
            _isClosed = true;
            foreach (var waiter in _waiters.Values.SelectMany(waiters => waiters))
            {
                waiter.Fail();
            }
        }
    }

    public void Publish(InstanceState state)
    {
        lock (_gate)
        {
            if (_waiters.TryGetValue(state.InstanceId, out var waiters))
            {
                waiters.ForEach(waiter => waiter.Offer(state));
            }
        }
    }

    private void Remove(string instanceId, Waiter waiter)
    {
        lock (_gate)
        {
            if (_waiters.TryGetValue(instanceId, out var waiters) && waiters.Remove(waiter) && waiters.Count == 0)
            {
                _waiters.Remove(instanceId);
            }
        }
    }

    internal sealed class Waiter(InstanceWaiters owner, string instanceId, Func<InstanceState, bool> condition) : IDisposable
    {
        private readonly TaskCompletionSource<InstanceState> _met = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task<InstanceState> Met => _met.Task;

        public void Offer(InstanceState state)
        {
            if (condition(state))
            {
                _met.TrySetResult(state);
            }
        }

        public void Fail() =>
            _met.TrySetException(
                new StorageUnavailableException(
                    $"Instance '{instanceId}' was waited for, but this host stops or is no longer the active one of its task hub. "
                        + "Ask again: the one that is will know."
                )
            );

        public void Dispose() => owner.Remove(instanceId, this);
    }
}
