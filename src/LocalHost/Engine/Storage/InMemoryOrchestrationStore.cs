using System.Globalization;

namespace CreditFunctions.LocalHost.Engine.Storage;

/// <summary>
/// In-memory store with the same conflicts as storage. For tests, and for apps whose state may be lost with the process.
/// </summary>
public sealed class InMemoryOrchestrationStore : IOrchestrationStore
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, Partition> _open = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, (InstanceState? State, byte[]? History)> _finished = new(StringComparer.Ordinal);
    private long _lastETag;

    public Task<IReadOnlyList<OpenInstance>> ReadAllOpenAsync(CancellationToken cancellationToken) =>
        Do<IReadOnlyList<OpenInstance>>(() => [.. _open.Values.Select(partition => partition.Read())]);

    public Task<OpenInstance?> ReadOpenAsync(string instanceId, CancellationToken cancellationToken) =>
        Do(() => _open.GetValueOrDefault(instanceId)?.Read());

    public Task<InstanceState?> ReadFinishedAsync(string instanceId, CancellationToken cancellationToken) =>
        Do(() => _finished.GetValueOrDefault(instanceId).State);

    public Task<byte[]?> ReadFinishedHistoryAsync(string instanceId, CancellationToken cancellationToken) =>
        Do(() => _finished.GetValueOrDefault(instanceId).History);

    public Task<string> AddAsync(InstanceState state, CancellationToken cancellationToken) =>
        Do(() =>
        {
            var present = _open.GetValueOrDefault(state.InstanceId);
            if (present is not null && present.State.ExecutionId != state.ExecutionId)
            {
                throw new StorageConflictException($"An instance with id '{state.InstanceId}' is open already.");
            }

            return (_open[state.InstanceId] = present ?? new Partition { State = state, ETag = NextETag() }).ETag;
        });

    public Task AddMessageAsync(InstanceState receiver, StoredMessage message, CancellationToken cancellationToken) =>
        Do(() =>
            _open.TryGetValue(receiver.InstanceId, out var partition)
            && partition.State.ExecutionId == receiver.ExecutionId
            && partition.Inbox.TryAdd(message.Key, message.Payload)
        );

    public Task RemoveMessageAsync(InstanceState receiver, string key, CancellationToken cancellationToken) =>
        Do(() => _open.TryGetValue(receiver.InstanceId, out var partition) && partition.Inbox.Remove(key));

    public Task<string> CommitAsync(TurnCommit commit, CancellationToken cancellationToken) =>
        Do(() =>
        {
            var partition = Require(commit.Before.InstanceId, commit.ETag);
            partition.Apply(commit);
            return partition.ETag = NextETag();
        });

    public Task RetireAsync(Retirement retirement, CancellationToken cancellationToken) =>
        Do(() =>
        {
            var id = retirement.State.InstanceId;
            Require(id, retirement.ETag);
            _finished[id] = (retirement.State, retirement.History);
            return _open.Remove(id);
        });

    public Task<InstancePage> ListFinishedAsync(InstanceFilter filter, int pageSize, string? token, CancellationToken cancellationToken) =>
        Do(() =>
        {
            var matching = _finished
                .Values.Select(finished => finished.State!)
                .Where(state => string.CompareOrdinal(state.InstanceId, token ?? string.Empty) > 0 && filter.Matches(state))
                .Take(pageSize + 1)
                .ToList();
            return matching.Count <= pageSize
                ? new InstancePage(matching, null)
                : new InstancePage(matching[..pageSize], matching[pageSize - 1].InstanceId);
        });

    public Task<bool> PurgeAsync(string instanceId, CancellationToken cancellationToken) => Do(() => _finished.Remove(instanceId));

    private Task<T> Do<T>(Func<T> operation)
    {
        lock (_gate)
        {
            return Task.FromResult(operation());
        }
    }

    private Partition Require(string instanceId, string eTag) =>
        _open.TryGetValue(instanceId, out var partition) && partition.ETag == eTag
            ? partition
            : throw new StorageConflictException($"Instance '{instanceId}' changed since it was read, or is no longer open.");

    private string NextETag() => (++_lastETag).ToString(CultureInfo.InvariantCulture);

    private sealed class Partition
    {
        private readonly SortedDictionary<int, byte[]> _turns = [];
        private readonly SortedDictionary<string, byte[]> _outbox = new(StringComparer.Ordinal);

        public required InstanceState State { get; set; }

        public required string ETag { get; set; }

        /// <summary>By key; consumed ones have no payload.</summary>
        public SortedDictionary<string, byte[]?> Inbox { get; } = new(StringComparer.Ordinal);

        public OpenInstance Read()
        {
            var turns = _turns.ToLookup(turn => turn.Key >= State.FirstTurn);
            return new OpenInstance(
                State,
                ETag,
                [.. turns[true].Select(turn => turn.Value)],
                [.. turns[true].Select(turn => turn.Key)],
                [.. Inbox.Where(row => row.Value is not null).Select(row => new StoredMessage(row.Key, row.Value!))],
                [.. Inbox.Where(row => row.Value is null).Select(row => row.Key)],
                [.. _outbox.Select(row => new StoredMessage(row.Key, row.Value))],
                [.. turns[false].Select(turn => turn.Key)]
            );
        }

        public void Apply(TurnCommit commit)
        {
            State = commit.After;
            if (commit.Turn is { } turn)
            {
                _turns.Add(commit.Before.NextTurn, turn);
            }

            if (commit.Outgoing is { } outgoing)
            {
                _outbox.Add(outgoing.Key, outgoing.Payload);
            }

            foreach (var key in commit.Remembered)
            {
                Inbox[key] = null;
            }

            commit.Consumed.ToList().ForEach(key => Inbox.Remove(key));
            commit.Delivered.ToList().ForEach(key => _outbox.Remove(key));
            commit.StaleTurns.ToList().ForEach(number => _turns.Remove(number));
        }
    }
}
