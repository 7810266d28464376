using System.Collections.Concurrent;

namespace CreditFunctions.LocalHost.Engine;

/// <summary>Runs queued work on the thread pool, at most so many at a time, in the order in which it came.</summary>
internal sealed class BoundedScheduler<T>(int limit, Func<T, Task> run)
{
    private readonly ConcurrentQueue<T> _queue = new();
    private readonly TaskCompletionSource _drained = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _running;
    private volatile bool _isClosed;

    public void Enqueue(T item)
    {
        _queue.Enqueue(item);
        StartRunner();
    }

    /// <summary>Starts nothing more; completes when what was started has ended.</summary>
    public Task CloseAsync()
    {
        _isClosed = true;
        Interlocked.MemoryBarrier();
        if (Volatile.Read(ref _running) == 0)
        {
            _drained.TrySetResult();
        }

        return _drained.Task;
    }

    private void StartRunner()
    {
        while (!_isClosed)
        {
            var running = Volatile.Read(ref _running);
            if (running >= limit)
            {
                return;
            }

            if (Interlocked.CompareExchange(ref _running, running + 1, running) == running)
            {
                ThreadPool.UnsafeQueueUserWorkItem(static scheduler => _ = scheduler.RunQueueAsync(), this, preferLocal: false);
                return;
            }
        }
    }

    private async Task RunQueueAsync()
    {
        while (!_isClosed && _queue.TryDequeue(out var item))
        {
            await run(item);
        }

        var left = Interlocked.Decrement(ref _running);
        if (_isClosed)
        {
            if (left == 0)
            {
                _drained.TrySetResult();
            }
        }
        else if (!_queue.IsEmpty)
        {
            StartRunner();
        }
    }
}
