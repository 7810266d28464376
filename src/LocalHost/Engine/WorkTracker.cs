namespace CreditFunctions.LocalHost.Engine;

/// <summary>Counts what is under way, and tells when nothing is.</summary>
internal sealed class WorkTracker
{
    private readonly Lock _gate = new();
    private TaskCompletionSource? _idle;
    private int _count;

    public void Begin() => Interlocked.Increment(ref _count);

    public void End()
    {
        if (Interlocked.Decrement(ref _count) == 0)
        {
            TaskCompletionSource? idle;
            lock (_gate)
            {
                idle = _idle;
                _idle = null;
            }

            idle?.TrySetResult();
        }
    }

    public Task WhenIdleAsync(CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            if (Volatile.Read(ref _count) == 0)
            {
                return Task.CompletedTask;
            }

            _idle ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            var idle = _idle;
            if (Volatile.Read(ref _count) == 0)
            {
                _idle = null;
                idle.TrySetResult();
            }

            return idle.Task.WaitAsync(cancellationToken);
        }
    }
}
