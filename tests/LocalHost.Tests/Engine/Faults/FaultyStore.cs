using CreditFunctions.LocalHost.Engine.Storage;

namespace CreditFunctions.LocalHost.Tests.Engine.Faults;

/// <summary>Faults of a store operation.</summary>
internal enum Fault
{
    None,
    NotApplied,
    AppliedButUnanswered,
    Conflict,

    /// <summary>As when a request whose first response was lost is repeated on the way.</summary>
    AppliedButConflict,
}

/// <summary>Counts store operations, and makes some of them fail.</summary>
internal sealed class FaultyStore(IOrchestrationStore inner, Func<int, Fault> faultOf) : IOrchestrationStore
{
    private readonly TaskCompletionSource _dead = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _count;
    private int _diesAt = int.MaxValue;
    private int _underWay;

    public int Count => Volatile.Read(ref _count);

    /// <summary>Awaited before an instance is added, with its id.</summary>
    public Func<string, Task> BeforeAdd { get; init; } = _ => Task.CompletedTask;

    /// <summary>Awaited after an open instance was read, with its id.</summary>
    public Func<string, Task> AfterReading { get; init; } = _ => Task.CompletedTask;

    /// <summary>Awaited before a message is added, with the id of its receiver.</summary>
    public Func<string, Task> BeforeMessage { get; init; } = _ => Task.CompletedTask;

    /// <summary>Awaited before an instance is retired, with its id.</summary>
    public Func<string, Task> BeforeRetirement { get; init; } = _ => Task.CompletedTask;

    public Task Dead => _dead.Task;

    /// <summary>
    /// A store whose host dies at its n-th operation: later operations fail. It is dead when that operation and concurrent ones have
    /// ended: none of them reaches the store after its successor has started.
    /// </summary>
    public static FaultyStore DyingAt(IOrchestrationStore inner, int operation, bool lastIsApplied) =>
        new(
            inner,
            number =>
                number < operation ? Fault.None
                : number == operation && lastIsApplied ? Fault.AppliedButUnanswered
                : Fault.NotApplied
        )
        {
            _diesAt = operation,
        };

    public Task<IReadOnlyList<OpenInstance>> ReadAllOpenAsync(CancellationToken cancellationToken) =>
        inner.ReadAllOpenAsync(cancellationToken);

    public Task<OpenInstance?> ReadOpenAsync(string instanceId, CancellationToken cancellationToken) =>
        ReadAsync(async () =>
        {
            var read = await inner.ReadOpenAsync(instanceId, cancellationToken);
            await AfterReading(instanceId);
            return read;
        });

    public Task<InstanceState?> ReadFinishedAsync(string instanceId, CancellationToken cancellationToken) =>
        ReadAsync(() => inner.ReadFinishedAsync(instanceId, cancellationToken));

    public Task<string> AddAsync(InstanceState state, CancellationToken cancellationToken) =>
        DoAsync(async () =>
        {
            await BeforeAdd(state.InstanceId);
            return await inner.AddAsync(state, cancellationToken);
        });

    public Task AddMessageAsync(InstanceState receiver, StoredMessage message, CancellationToken cancellationToken) =>
        DoAsync(async () =>
        {
            await BeforeMessage(receiver.InstanceId);
            await inner.AddMessageAsync(receiver, message, cancellationToken);
        });

    public Task RemoveMessageAsync(InstanceState receiver, string key, CancellationToken cancellationToken) =>
        DoAsync(() => inner.RemoveMessageAsync(receiver, key, cancellationToken));

    public Task<string> CommitAsync(TurnCommit commit, CancellationToken cancellationToken) =>
        DoAsync(() => inner.CommitAsync(commit, cancellationToken));

    public Task RetireAsync(Retirement retirement, CancellationToken cancellationToken) =>
        DoAsync(async () =>
        {
            await BeforeRetirement(retirement.State.InstanceId);
            await inner.RetireAsync(retirement, cancellationToken);
        });

    public Task<byte[]?> ReadFinishedHistoryAsync(string instanceId, CancellationToken cancellationToken) =>
        ReadAsync(() => inner.ReadFinishedHistoryAsync(instanceId, cancellationToken));

    public Task<InstancePage> ListFinishedAsync(InstanceFilter filter, int pageSize, string? token, CancellationToken cancellationToken) =>
        ReadAsync(() => inner.ListFinishedAsync(filter, pageSize, token, cancellationToken));

    public Task<bool> PurgeAsync(string instanceId, CancellationToken cancellationToken) =>
        DoAsync(() => inner.PurgeAsync(instanceId, cancellationToken));

    /// <summary>A read causes no conflict: a missing row is a result.</summary>
    private Task<T> ReadAsync<T>(Func<Task<T>> operation)
    {
        var number = Interlocked.Increment(ref _count);
        var fault = faultOf(number);
        return DoAsync(operation, number, fault is Fault.Conflict or Fault.AppliedButConflict ? Fault.None : fault);
    }

    private Task<T> DoAsync<T>(Func<Task<T>> operation)
    {
        var number = Interlocked.Increment(ref _count);
        return DoAsync(operation, number, faultOf(number));
    }

    private async Task<T> DoAsync<T>(Func<Task<T>> operation, int number, Fault fault)
    {
        Interlocked.Increment(ref _underWay);
        try
        {
            switch (fault)
            {
                case Fault.NotApplied:
                    throw new StorageUnavailableException($"Operation {number} was not applied.");
                case Fault.Conflict:
                    throw new StorageConflictException($"Operation {number} met a conflict.");
                case Fault.AppliedButConflict:
                    await operation();
                    throw new StorageConflictException($"Operation {number} was applied, and then met its own result.");
                case Fault.AppliedButUnanswered:
                    await operation();
                    throw new StorageUnavailableException($"Operation {number} was applied, but not answered.");
                default:
                    return await operation();
            }
        }
        finally
        {
            if (Interlocked.Decrement(ref _underWay) == 0 && Count >= _diesAt)
            {
                _dead.TrySetResult();
            }
        }
    }

    private Task<bool> DoAsync(Func<Task> operation) =>
        DoAsync(async () =>
        {
            await operation();
            return true;
        });
}
