using System.Threading.Channels;

namespace CreditFunctions.LocalHost.Engine;

/// <summary>Counts work in progress and signals when there is none.</summary>
internal sealed class WorkTracker
{
    private readonly Lock _gate = new();
    private TaskCompletionSource? _idle;
    private int _count;

    public void Begin()
    {
        lock (_gate)
        {
            _count++;
        }
    }

    public void End()
    {
        lock (_gate)
        {
            if (--_count == 0)
            {
                _idle?.TrySetResult();
                _idle = null;
            }
        }
    }

    public Task WhenIdleAsync(CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            _idle ??= _count == 0 ? null : new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            return _idle?.Task.WaitAsync(cancellationToken) ?? Task.CompletedTask;
        }
    }
}

/// <summary>Runs queued work on the thread pool, with limited parallelism, in FIFO order.</summary>
internal sealed class WorkQueue<T>
{
    private readonly Channel<T> _items = Channel.CreateUnbounded<T>();
    private readonly WorkTracker _work;
    private readonly Task _running;
    private volatile bool _isClosed;

    /// <param name="work">Counts an item from its queuing until it has run.</param>
    public WorkQueue(int limit, WorkTracker work, Func<T, Task> run)
    {
        _work = work;
        _running = Task.WhenAll(Enumerable.Range(0, limit).Select(_ => Task.Run(() => RunAsync(run))));
    }

    public void Enqueue(T item)
    {
        _work.Begin();
        if (!_items.Writer.TryWrite(item))
        {
            _work.End();
        }
    }

    /// <summary>Starts nothing more; completes when started work has ended.</summary>
    public Task CloseAsync()
    {
        _isClosed = true;
        _items.Writer.TryComplete();
        return _running;
    }

    private async Task RunAsync(Func<T, Task> run)
    {
        await foreach (var item in _items.Reader.ReadAllAsync())
        {
            await (_isClosed ? Task.CompletedTask : run(item));
            _work.End();
        }
    }
}
