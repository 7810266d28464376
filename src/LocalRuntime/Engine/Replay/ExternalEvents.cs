using CreditFunctions.LocalRuntime.DurableTask;
using CreditFunctions.LocalRuntime.Engine.History;

namespace CreditFunctions.LocalRuntime.Engine.Replay;

/// <summary>Events that nobody waited for yet, and waits that nothing came for yet. Names compare without regard to case.</summary>
internal sealed class ExternalEvents(DataConverter converter)
{
    private readonly Dictionary<string, Stack<IWaiter>> _waiters = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<HistoryEvent.EventRaised> _buffered = [];

    private interface IWaiter
    {
        Type PayloadType { get; }

        bool IsCompleted { get; }

        void Complete(string? payload, DataConverter converter);
    }

    public bool HasWaiters => _waiters.Values.Any(stack => stack.Any(waiter => !waiter.IsCompleted));

    public IReadOnlyList<HistoryEvent.EventRaised> Buffered => _buffered;

    /// <exception cref="ArgumentException">A wait for the same name expects another type.</exception>
    public Task<T> WaitFor<T>(string name, CancellationToken cancellationToken)
    {
        var waiters = WaitersFor(name);
        if (waiters.TryPeek(out var newest) && newest.PayloadType != typeof(T))
        {
            throw new ArgumentException(
                $"Waits for event '{name}' must expect one type: {newest.PayloadType} is expected already, {typeof(T)} was asked for.",
                nameof(name));
        }

        var waiter = new Waiter<T>();
        var index = _buffered.FindIndex(e => string.Equals(e.Name, name, StringComparison.OrdinalIgnoreCase));
        if (index >= 0)
        {
            waiter.Complete(_buffered[index].Payload, converter);
            _buffered.RemoveAt(index);
            return waiter.Task;
        }

        waiters.Push(waiter);
        if (cancellationToken.CanBeCanceled)
        {
            cancellationToken.Register(() => waiter.TrySetCanceled(cancellationToken));
        }

        return waiter.Task;
    }

    /// <summary>Gives the event to the newest waiter; keeps it when there is none.</summary>
    public void Raise(HistoryEvent.EventRaised raised)
    {
        if (_waiters.TryGetValue(raised.Name, out var waiters))
        {
            DropCompleted(waiters);
            if (waiters.TryPop(out var newest))
            {
                newest.Complete(raised.Payload, converter);
                return;
            }
        }

        _buffered.Add(raised);
    }

    private Stack<IWaiter> WaitersFor(string name)
    {
        if (!_waiters.TryGetValue(name, out var waiters))
        {
            _waiters[name] = waiters = new Stack<IWaiter>();
        }

        DropCompleted(waiters);
        return waiters;
    }

    private static void DropCompleted(Stack<IWaiter> waiters)
    {
        while (waiters.TryPeek(out var newest) && newest.IsCompleted)
        {
            waiters.Pop();
        }
    }

    private sealed class Waiter<T> : TaskCompletionSource<T>, IWaiter
    {
        public Type PayloadType => typeof(T);

        public bool IsCompleted => Task.IsCompleted;

        public void Complete(string? payload, DataConverter converter)
        {
            T value;
            try
            {
                value = converter.Deserialize<T>(payload)!;
            }
            catch (Exception e)
            {
                TrySetException(e);
                return;
            }

            TrySetResult(value);
        }
    }
}
