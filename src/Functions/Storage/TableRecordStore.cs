using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using Azure;
using Azure.Data.Tables;
using CreditFunctions.Core;
using CreditFunctions.Core.Audit;
using CreditFunctions.Core.Notifications;

namespace CreditFunctions.Functions.Storage;

/// <summary>The table and state functions of a record type.</summary>
public sealed record RecordType<TState>(RecordType Type, string TableName, Func<Fact, TState> Begin, Func<TState, Fact, TState> Apply);

/// <summary>
/// Records in Table Storage, one partition each: <c>record</c> (state and end of the audit chain), <c>F|key</c> (a fact with its salt,
/// which can be erased), <c>A|n</c> (the permanent audit envelope) and <c>N|key</c> (a notification with its status).
/// </summary>
public sealed class TableRecordStore<TState>(TableServiceClient tables, RecordType<TState> kind) : IRecordStore<TState>
    where TState : class
{
    private const string HeadRow = "record";
    private const string CreationKey = "created";
    private const string FactPrefix = "F|";
    private const string AuditPrefix = "A|";
    private const string NotificationPrefix = "N|";
    private const string Json = "Json";
    private const string HeadSequence = "AuditSequence";
    private const string HeadHash = "AuditHash";
    private static readonly string[] HeadColumns = [nameof(ITableEntity.PartitionKey), HeadSequence, HeadHash];

    private readonly TableClient _table = tables.GetTableClient(kind.TableName);

    public async Task<Recording<TState>> CreateAsync(
        string id,
        Fact creation,
        Signature signature,
        IReadOnlyList<OwedNotification> notifications,
        CancellationToken cancellationToken
    )
    {
        var state = kind.Begin(creation);
        var start = AuditHead.StartOf(ChainIdOf(id));
        var writes = Writes(id, CreationKey, creation, signature, start, notifications, out var head);
        writes.Add(new TableTransactionAction(TableTransactionActionType.Add, Head(id, state, head)));
        return await CommitAsync(writes, cancellationToken)
            ? new Recording<TState>.Done(state, creation)
            : await EarlierAsync(id, CreationKey, cancellationToken)
                ?? throw new InvalidOperationException($"{kind.TableName} {id} has no creation.");
    }

    public Task<Recording<TState>> RecordAsync(
        string id,
        string factKey,
        Func<TState, Result<Fact>> decide,
        Signature signature,
        IReadOnlyList<OwedNotification> notifications,
        CancellationToken cancellationToken
    ) => RecordAsync(id, factKey, (state, _) => Task.FromResult(decide(state)), signature, notifications, cancellationToken);

    public async Task<Recording<TState>> RecordAsync(
        string id,
        string factKey,
        Func<TState, CancellationToken, Task<Result<Fact>>> decide,
        Signature signature,
        IReadOnlyList<OwedNotification> notifications,
        CancellationToken cancellationToken
    )
    {
        Azure.ETag? blocked = null;
        while (true)
        {
            if (await FindAsync(id, cancellationToken) is not { } stored)
            {
                return new Recording<TState>.Missing();
            }

            if (stored.ETag == blocked)
            {
                throw new InvalidOperationException(
                    $"Fact {factKey} of {kind.Type.Value} {id} cannot be stored: a notification with the same key is there already."
                );
            }

            if (!(await decide(stored.State, cancellationToken)).TryGet(out var fact, out var errors))
            {
                // It may be refused because it was recorded before: then the earlier fact is returned.
                return await EarlierAsync(id, factKey, cancellationToken) ?? new Recording<TState>.Refused(errors);
            }

            var state = kind.Apply(stored.State, fact);
            var writes = Writes(id, factKey, fact, signature, stored.AuditHead, notifications, out var head);
            writes.Add(new TableTransactionAction(TableTransactionActionType.UpdateReplace, Head(id, state, head), stored.ETag));
            if (await CommitAsync(writes, cancellationToken))
            {
                return new Recording<TState>.Done(state, fact);
            }

            if (await EarlierAsync(id, factKey, cancellationToken) is { } earlier)
            {
                return earlier;
            }

            blocked = stored.ETag;
        }
    }

    public async Task<Result<Fact>> RecordFactAsync(
        string id,
        string factKey,
        Func<CancellationToken, Task<Result<Fact>>> decide,
        Signature signature,
        IReadOnlyList<OwedNotification> notifications,
        CancellationToken cancellationToken
    )
    {
        var recording = await RecordAsync(id, factKey, (_, token) => decide(token), signature, notifications, cancellationToken);
        return recording.ToResult();
    }

    public async Task<Stored<TState>?> FindAsync(string id, CancellationToken cancellationToken)
    {
        var response = await _table.GetEntityIfExistsAsync<TableEntity>(id, HeadRow, cancellationToken: cancellationToken);
        if (!response.HasValue || response.Value is not { } row)
        {
            return null;
        }

        return new Stored<TState>(id, StoredJson.Read<TState>(JsonColumn.Read(row, Json)), HeadOf(row), row.ETag);
    }

    public async Task<Fact?> FindFactAsync(string id, string factKey, CancellationToken cancellationToken)
    {
        var response = await _table.GetEntityIfExistsAsync<TableEntity>(id, FactPrefix + factKey, cancellationToken: cancellationToken);
        return response is { HasValue: true, Value: { } row } ? StoredJson.Read<Fact>(JsonColumn.Read(row, Json)) : null;
    }

    public string Name { get; } = kind.TableName.ToLowerInvariant();

    public RecordType Type => kind.Type;

    // Prefixed with the type, so that no event can be moved to a record of another type.
    public string ChainIdOf(string id) => $"{kind.Type.Value.ToLowerInvariant()}/{id}";

    public async Task<AuditHead?> FindHeadAsync(string id, CancellationToken cancellationToken)
    {
        var response = await _table.GetEntityIfExistsAsync<TableEntity>(id, HeadRow, HeadColumns, cancellationToken);
        return response is { HasValue: true, Value: { } row } ? HeadOf(row) : null;
    }

    public async Task<IReadOnlyList<AuditRecord>> ReadAuditAsync(string id, CancellationToken cancellationToken)
    {
        var facts = new Dictionary<string, TableEntity>(StringComparer.Ordinal);
        var envelopes = new List<TableEntity>();
        await foreach (var row in _table.QueryAsync<TableEntity>(row => row.PartitionKey == id, cancellationToken: cancellationToken))
        {
            if (row.RowKey.StartsWith(AuditPrefix, StringComparison.Ordinal))
            {
                envelopes.Add(row);
            }
            else if (row.RowKey.StartsWith(FactPrefix, StringComparison.Ordinal))
            {
                facts.Add(row.RowKey, row);
            }
        }

        return [.. envelopes.Select(envelope => AuditRow.Read(envelope, facts.GetValueOrDefault(envelope.GetString(AuditRow.FactRow))))];
    }

    public async IAsyncEnumerable<AnchoredHead> ReadHeadsAsync(
        DateTimeOffset since,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var changed = TableClient.CreateQueryFilter($"RowKey eq {HeadRow} and Timestamp ge {since}");
        await foreach (var row in _table.QueryAsync<TableEntity>(changed, select: HeadColumns, cancellationToken: cancellationToken))
        {
            var head = HeadOf(row);
            yield return new AnchoredHead(ChainIdOf(row.PartitionKey), head.Sequence, head.Hash);
        }
    }

    public async Task<OwedNotification?> FindOwedAsync(string id, string key, CancellationToken cancellationToken)
    {
        var response = await _table.GetEntityIfExistsAsync<TableEntity>(id, NotificationPrefix + key, cancellationToken: cancellationToken);
        return response is { HasValue: true, Value: { } row } && NotificationRow.Read(row, key) is { IsOwed: true } owed
            ? new OwedNotification(key, owed.Notification)
            : null;
    }

    public async Task<IReadOnlyList<StoredNotification>> ReadNotificationsAsync(string id, CancellationToken cancellationToken)
    {
        // '}' is the character after '|': the range contains every notification.
        var range = TableClient.CreateQueryFilter($"PartitionKey eq {id} and RowKey ge {NotificationPrefix} and RowKey lt {"N}"}");
        var notifications = new List<StoredNotification>();
        await foreach (var row in _table.QueryAsync<TableEntity>(range, cancellationToken: cancellationToken))
        {
            notifications.Add(NotificationRow.Read(row, row.RowKey[NotificationPrefix.Length..]));
        }

        return [.. notifications.OrderBy(notification => notification.At).ThenBy(notification => notification.Key, StringComparer.Ordinal)];
    }

    public Task MarkAsync(string id, string key, NotificationStatus status, DateTimeOffset at, CancellationToken cancellationToken) =>
        _table.UpdateEntityAsync(
            NotificationRow.Change(id, NotificationPrefix + key, status, at),
            ETag.All,
            TableUpdateMode.Merge,
            cancellationToken
        );

    private async Task<Recording<TState>?> EarlierAsync(string id, string factKey, CancellationToken cancellationToken) =>
        await FindFactAsync(id, factKey, cancellationToken) is { } fact ? new Recording<TState>.Earlier(fact) : null;

    private static List<TableTransactionAction> Writes(
        string id,
        string factKey,
        Fact fact,
        Signature signature,
        AuditHead previous,
        IReadOnlyList<OwedNotification> notifications,
        out AuditHead head
    )
    {
        if (notifications.DistinctBy(notification => notification.Key).Count() != notifications.Count)
        {
            // A transaction accepts a row once. It would be refused at every try, endlessly.
            throw new ArgumentException($"Two notifications of '{factKey}' have the same key.", nameof(notifications));
        }

        var json = StoredJson.Write(fact);
        var salt = RandomNumberGenerator.GetBytes(32);
        var entry = new AuditEntry(signature, fact.GetType().Name);
        var record = AuditChain.Append(previous, entry, Encoding.UTF8.GetBytes(json), salt);
        head = record.ToHead();

        var factRow = new TableEntity(id, FactPrefix + factKey) { [AuditRow.Salt] = salt };
        JsonColumn.Write(factRow, Json, json);
        return
        [
            new TableTransactionAction(TableTransactionActionType.Add, factRow),
            new TableTransactionAction(
                TableTransactionActionType.Add,
                AuditRow.Write(id, $"{AuditPrefix}{head.Sequence:D10}", record, factRow.RowKey)
            ),
            .. notifications.Select(owed => new TableTransactionAction(
                TableTransactionActionType.Add,
                NotificationRow.Write(id, NotificationPrefix + owed.Key, owed, signature.At)
            )),
        ];
    }

    /// <summary>False if another write came first.</summary>
    private async Task<bool> CommitAsync(IEnumerable<TableTransactionAction> writes, CancellationToken cancellationToken)
    {
        try
        {
            await _table.SubmitTransactionAsync(writes, cancellationToken);
            return true;
        }
        catch (TableTransactionFailedException failed) when (failed.Status is 409 or 412)
        {
            return false;
        }
    }

    private static TableEntity Head(string id, TState state, AuditHead head)
    {
        var row = new TableEntity(id, HeadRow) { [HeadSequence] = head.Sequence, [HeadHash] = head.Hash.Value };
        JsonColumn.Write(row, Json, StoredJson.Write(state));
        return row;
    }

    private static AuditHead HeadOf(TableEntity row) =>
        AuditHash.TryParse(row.GetString(HeadHash), out var hash)
            ? new AuditHead(row.GetInt64(HeadSequence)!.Value, hash)
            : throw new InvalidOperationException($"Row {row.RowKey} of {row.PartitionKey} holds no hash in {HeadHash}.");
}
