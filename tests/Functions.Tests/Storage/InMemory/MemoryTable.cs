using System.Globalization;
using System.Text.Json.Nodes;

namespace CreditFunctions.Functions.Tests.Storage.InMemory;

/// <summary>A row with its columns in protocol format.</summary>
internal sealed record MemoryRow(string PartitionKey, string RowKey, JsonObject Columns, DateTimeOffset Timestamp, string ETag);

/// <summary>Rows in key order.</summary>
internal sealed class MemoryTable
{
    private static readonly Comparer<(string PartitionKey, string RowKey)> ByKeys = Comparer<(string PartitionKey, string RowKey)>.Create(
        (one, other) =>
            string.CompareOrdinal(one.PartitionKey, other.PartitionKey) is var order and not 0
                ? order
                : string.CompareOrdinal(one.RowKey, other.RowKey)
    );

    private readonly SortedDictionary<(string PartitionKey, string RowKey), MemoryRow> _rows = new(ByKeys);

    private Stack<((string PartitionKey, string RowKey) Key, MemoryRow? Before)>? _undo;
    private long _version;

    public IReadOnlyCollection<MemoryRow> Rows => _rows.Values;

    public MemoryRow Get(string partitionKey, string rowKey) =>
        _rows.GetValueOrDefault((partitionKey, rowKey)) ?? throw StorageRefusal.NotFound("ResourceNotFound");

    public MemoryRow Add(JsonObject columns)
    {
        var (partitionKey, rowKey) = (columns["PartitionKey"]!.GetValue<string>(), columns["RowKey"]!.GetValue<string>());
        return _rows.ContainsKey((partitionKey, rowKey))
            ? throw StorageRefusal.Conflict("EntityAlreadyExists")
            : Put(partitionKey, rowKey, columns);
    }

    /// <param name="ifMatch">Required ETag, or <c>*</c>; null writes in any case.</param>
    public MemoryRow Write(string partitionKey, string rowKey, JsonObject columns, string? ifMatch, bool merge)
    {
        if (ifMatch is not null)
        {
            Require(partitionKey, rowKey, ifMatch);
        }

        var merged = merge && _rows.TryGetValue((partitionKey, rowKey), out var current) ? current.Columns.DeepClone().AsObject() : [];
        foreach (var (name, value) in columns)
        {
            merged[name] = value?.DeepClone();
        }

        return Put(partitionKey, rowKey, merged);
    }

    public void Delete(string partitionKey, string rowKey, string ifMatch)
    {
        Require(partitionKey, rowKey, ifMatch);
        Set((partitionKey, rowKey), null);
    }

    /// <summary>Starts recording changes for <see cref="Recall"/>.</summary>
    public void Begin() => _undo = [];

    /// <summary>Keeps the changes since <see cref="Begin"/>.</summary>
    public void Commit() => _undo = null;

    /// <summary>Undoes the changes since <see cref="Begin"/>.</summary>
    public void Recall()
    {
        var changes = _undo ?? [];
        _undo = null;
        while (changes.TryPop(out var change))
        {
            Set(change.Key, change.Before);
        }
    }

    /// <summary>Replaces all rows by earlier ones.</summary>
    public void PutBack(IReadOnlyList<MemoryRow> rows)
    {
        _rows.Clear();
        foreach (var row in rows)
        {
            _rows[(row.PartitionKey, row.RowKey)] = row;
        }
    }

    private void Set((string PartitionKey, string RowKey) key, MemoryRow? row)
    {
        _undo?.Push((key, _rows.GetValueOrDefault(key)));
        if (row is null)
        {
            _rows.Remove(key);
        }
        else
        {
            _rows[key] = row;
        }
    }

    private void Require(string partitionKey, string rowKey, string ifMatch)
    {
        if (Get(partitionKey, rowKey).ETag != ifMatch && ifMatch != "*")
        {
            throw StorageRefusal.ConditionNotMet("UpdateConditionNotSatisfied");
        }
    }

    private MemoryRow Put(string partitionKey, string rowKey, JsonObject columns)
    {
        (columns["PartitionKey"], columns["RowKey"]) = (partitionKey, rowKey);
        var etag = string.Create(CultureInfo.InvariantCulture, $"W/\"v{++_version}\"");
        var row = new MemoryRow(partitionKey, rowKey, columns, DateTimeOffset.UtcNow, etag);
        Set((partitionKey, rowKey), row);
        return row;
    }
}
