using Azure;
using Azure.Data.Tables;
using CreditFunctions.Core.Objections;
using CreditFunctions.Functions.Storage;

namespace CreditFunctions.Functions.Objections;

/// <summary>An objection with an unconfirmed mail address.</summary>
public sealed record UnconfirmedObjection(string RoundId, int Group, Objection Objection);

/// <summary>
/// Objections that wait for confirmation of their mail address: a row each, separate from the round, without effect. The objector is
/// encrypted. A timer deletes those not confirmed in time.
/// </summary>
public sealed class UnconfirmedObjections(TableServiceClient tables)
{
    private const string Partition = "objections";
    private const string Json = "Json";
    private const string FiledAt = "FiledAt";

    private readonly TableClient _table = tables.GetTableClient(StorageNames.Indexes);

    /// <summary>Stores an objection; an existing one of this number is kept.</summary>
    public async Task<UnconfirmedObjection> AddAsync(UnconfirmedObjection objection, CancellationToken cancellationToken)
    {
        var row = new TableEntity(Partition, objection.Objection.Id.Value) { [FiledAt] = objection.Objection.FiledAt };
        JsonColumn.Write(row, Json, StoredJson.Write(objection));
        return await _table.TryAddAsync(row, cancellationToken)
            ? objection
            : await FindAsync(objection.Objection.Id.Value, cancellationToken) ?? objection;
    }

    public async Task<UnconfirmedObjection?> FindAsync(string objectionId, CancellationToken cancellationToken)
    {
        var found = await _table.GetEntityIfExistsAsync<TableEntity>(Partition, objectionId, cancellationToken: cancellationToken);
        return found is { HasValue: true, Value: { } row } ? StoredJson.Read<UnconfirmedObjection>(JsonColumn.Read(row, Json)) : null;
    }

    public async Task RemoveAsync(string objectionId, CancellationToken cancellationToken) =>
        await _table.TryDeleteAsync(Partition, objectionId, ETag.All, cancellationToken);

    public async Task RemoveBeforeAsync(DateTimeOffset instant, CancellationToken cancellationToken)
    {
        await foreach (
            var row in _table.QueryAsync<TableEntity>(
                row => row.PartitionKey == Partition,
                select: ["PartitionKey", "RowKey", FiledAt],
                cancellationToken: cancellationToken
            )
        )
        {
            if (row.GetDateTimeOffset(FiledAt) < instant)
            {
                await _table.TryDeleteAsync(row.PartitionKey, row.RowKey, ETag.All, cancellationToken);
            }
        }
    }
}
