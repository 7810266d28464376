using CreditFunctions.LocalRuntime.Engine.Storage;

namespace CreditFunctions.LocalRuntime.Engine;

/// <summary>Those who wait for an instance to start or to finish; they are told in memory.</summary>
internal sealed class InstanceWaiters
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, List<Waiter>> _waiters = new(StringComparer.Ordinal);

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
        }

        return waiter;
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

        public void Dispose() => owner.Remove(instanceId, this);
    }
}
