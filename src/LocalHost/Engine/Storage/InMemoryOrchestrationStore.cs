using System.Collections.Concurrent;
using System.Globalization;
using System.Runtime.CompilerServices;

namespace CreditFunctions.LocalHost.Engine.Storage;

/// <summary>
/// Keeps instances in memory, with the same conflicts as storage has. For tests, and for an app that need not survive its process.
/// </summary>
public sealed class InMemoryOrchestrationStore : IOrchestrationStore
{
    private readonly ConcurrentDictionary<string, Partition> _open = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, (InstanceState State, byte[] History)> _finished = new(StringComparer.Ordinal);
    private long _lastETag;

    public Task InitializeAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async IAsyncEnumerable<OpenInstance> ReadAllOpenAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var instanceId in _open.Keys)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (await ReadOpenAsync(instanceId, cancellationToken) is { } instance)
            {
                yield return instance;
            }
        }
    }

    public Task<OpenInstance?> ReadOpenAsync(string instanceId, CancellationToken cancellationToken)
    {
        if (!_open.TryGetValue(instanceId, out var partition))
        {
            return Task.FromResult<OpenInstance?>(null);
        }

        lock (partition)
        {
            var state = partition.State;
            return Task.FromResult<OpenInstance?>(
                new OpenInstance(
                    state,
                    partition.ETag,
                    [.. partition.Turns.Where(turn => turn.Key >= state.FirstTurn).Select(turn => turn.Value)],
                    [.. partition.Turns.Keys.Where(number => number >= state.FirstTurn)],
                    [.. partition.Inbox.Where(row => row.Value is not null).Select(row => new StoredMessage(row.Key, row.Value!))],
                    [.. partition.Inbox.Where(row => row.Value is null).Select(row => row.Key)],
                    [.. partition.Outbox.Select(row => new StoredMessage(row.Key, row.Value))],
                    [.. partition.Turns.Keys.Where(number => number < state.FirstTurn)]
                )
            );
        }
    }

    public Task<InstanceState?> ReadFinishedAsync(string instanceId, CancellationToken cancellationToken) =>
        Task.FromResult(_finished.TryGetValue(instanceId, out var finished) ? finished.State : null);

    public Task<string> AddAsync(InstanceState state, CancellationToken cancellationToken)
    {
        var added = new Partition(state, NextETag());
        var partition = _open.GetOrAdd(state.InstanceId, added);
        return ReferenceEquals(partition, added) || partition.State.ExecutionId == state.ExecutionId
            ? Task.FromResult(partition.ETag)
            : throw new StorageConflictException($"An instance with id '{state.InstanceId}' is open already.");
    }

    public Task AddMessageAsync(InstanceState receiver, StoredMessage message, CancellationToken cancellationToken)
    {
        if (_open.TryGetValue(receiver.InstanceId, out var partition))
        {
            lock (partition)
            {
                if (partition.State.ExecutionId == receiver.ExecutionId)
                {
                    partition.Inbox.TryAdd(message.Key, message.Payload);
                }
            }
        }

        return Task.CompletedTask;
    }

    public Task RemoveMessageAsync(InstanceState receiver, string key, CancellationToken cancellationToken)
    {
        if (_open.TryGetValue(receiver.InstanceId, out var partition))
        {
            lock (partition)
            {
                partition.Inbox.Remove(key);
            }
        }

        return Task.CompletedTask;
    }

    public Task<string> CommitAsync(TurnCommit commit, CancellationToken cancellationToken)
    {
        var partition = Require(commit.Before.InstanceId);
        lock (partition)
        {
            RequireUnchanged(partition, commit.ETag);
            partition.State = commit.After;
            if (commit.Turn is { } turn)
            {
                partition.Turns.Add(commit.Before.NextTurn, turn);
            }

            foreach (var key in commit.Consumed)
            {
                partition.Inbox.Remove(key);
            }

            foreach (var key in commit.Remembered)
            {
                partition.Inbox[key] = null;
            }

            if (commit.Outgoing is { } outgoing)
            {
                partition.Outbox.Add(outgoing.Key, outgoing.Payload);
            }

            foreach (var key in commit.Delivered)
            {
                partition.Outbox.Remove(key);
            }

            foreach (var number in commit.StaleTurns)
            {
                partition.Turns.Remove(number);
            }

            partition.ETag = NextETag();
            return Task.FromResult(partition.ETag);
        }
    }

    public Task RetireAsync(Retirement retirement, CancellationToken cancellationToken)
    {
        var partition = Require(retirement.State.InstanceId);
        lock (partition)
        {
            RequireUnchanged(partition, retirement.ETag);
            _finished[retirement.State.InstanceId] = (retirement.State, retirement.History);
            partition.ETag = NextETag();
            _open.TryRemove(retirement.State.InstanceId, out _);
        }

        return Task.CompletedTask;
    }

    public Task<byte[]?> ReadFinishedHistoryAsync(string instanceId, CancellationToken cancellationToken) =>
        Task.FromResult(_finished.TryGetValue(instanceId, out var finished) ? finished.History : null);

    public Task<InstancePage> ListFinishedAsync(
        InstanceFilter filter,
        int pageSize,
        string? continuationToken,
        CancellationToken cancellationToken
    )
    {
        var after = continuationToken ?? string.Empty;
        var matching = _finished
            .Values.Select(finished => finished.State)
            .Where(state => string.CompareOrdinal(state.InstanceId, after) > 0 && filter.Matches(state))
            .OrderBy(state => state.InstanceId, StringComparer.Ordinal)
            .Take(pageSize + 1)
            .ToList();
        return Task.FromResult(
            matching.Count <= pageSize
                ? new InstancePage(matching, null)
                : new InstancePage(matching[..pageSize], matching[pageSize - 1].InstanceId)
        );
    }

    public Task<bool> PurgeAsync(string instanceId, CancellationToken cancellationToken) =>
        Task.FromResult(_finished.TryRemove(instanceId, out _));

    private static void RequireUnchanged(Partition partition, string eTag)
    {
        if (partition.ETag != eTag)
        {
            throw new StorageConflictException($"Instance '{partition.State.InstanceId}' changed since it was read.");
        }
    }

    private Partition Require(string instanceId) =>
        _open.TryGetValue(instanceId, out var partition)
            ? partition
            : throw new StorageConflictException($"Instance '{instanceId}' is no longer open.");

    private string NextETag() => Interlocked.Increment(ref _lastETag).ToString(CultureInfo.InvariantCulture);

    private sealed class Partition(InstanceState state, string eTag)
    {
        public InstanceState State { get; set; } = state;

        public string ETag { get; set; } = eTag;

        public SortedDictionary<int, byte[]> Turns { get; } = [];

        public SortedDictionary<string, byte[]?> Inbox { get; } = new(StringComparer.Ordinal);

        public SortedDictionary<string, byte[]> Outbox { get; } = new(StringComparer.Ordinal);
    }
}
