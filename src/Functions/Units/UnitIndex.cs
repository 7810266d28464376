using System.Runtime.CompilerServices;
using Azure.Data.Tables;
using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Rounds;
using CreditFunctions.Functions.Duplicates;
using CreditFunctions.Functions.Storage;

namespace CreditFunctions.Functions.Units;

/// <summary>An application as its unit's page and self-checks find it.</summary>
public sealed record UnitEntry(ApplicationId ApplicationId, RoundId RoundId, DateTimeOffset CreatedAt, ApplicationTraits Traits)
{
    /// <summary>Who looks after it; empty where it was read without.</summary>
    public string ClerkId { get; init; } = "";
}

/// <summary>
/// Which applications a unit has: a derived index, one partition a unit. A row carries the version of its source, and an older one never
/// overwrites a newer one; how an application stands is read from itself.
/// </summary>
public sealed class UnitIndex(TableServiceClient tables, IRecordStore<Application> applications, UnitAccess access, DuplicateRegister duplicates)
{
    private const string Prefix = "unit|";
    private const string Json = "Json";

    private readonly TableClient _table = tables.GetTableClient(StorageNames.Indexes);

    /// <summary>Shows an application under its unit as it is stored now.</summary>
    /// <param name="before">As it stood before: under another unit, perhaps.</param>
    public async Task RefreshAsync(Application before, CancellationToken cancellationToken)
    {
        var stored = await applications.GetAsync(before.Id.Value, cancellationToken);
        await PutAsync(stored, cancellationToken);
        if (before.LeadUnit.Code != stored.State.LeadUnit.Code)
        {
            await _table.TryDeleteAsync(PartitionOf(before.LeadUnit.Code), before.Id.Value, Azure.ETag.All, cancellationToken);
        }
    }

    /// <summary>Shows an application under its unit.</summary>
    public async Task PutAsync(Stored<Application> stored, CancellationToken cancellationToken)
    {
        var application = stored.State;
        var unit = application.LeadUnit.Code;
        var row = new TableEntity(PartitionOf(unit), application.Id.Value)
        {
            ["Version"] = stored.AuditHead.Sequence,
            ["Clerk"] = access.ClerkOf(unit, application.ContactEmail).ClerkId,
        };
        JsonColumn.Write(row, Json, StoredJson.Write(new UnitEntry(application.Id, application.RoundId, application.CreatedAt, ApplicationTraits.Of(application))));
        while (true)
        {
            var response = await _table.GetEntityIfExistsAsync<TableEntity>(row.PartitionKey, row.RowKey, cancellationToken: cancellationToken);
            if (response is not { HasValue: true, Value: { } current })
            {
                if (await _table.TryAddAsync(row, cancellationToken))
                {
                    return;
                }
            }
            else if (current.GetInt64("Version") >= stored.AuditHead.Sequence || await _table.TryReplaceAsync(row, current.ETag, cancellationToken))
            {
                return;
            }
        }
    }

    /// <summary>Every application of a unit, whoever looks after it; the newest first.</summary>
    public async Task<IReadOnlyList<UnitEntry>> ReadAsync(string unitCode, CancellationToken cancellationToken)
    {
        var partition = PartitionOf(unitCode);
        var entries = new List<UnitEntry>();
        await foreach (var row in _table.QueryAsync<TableEntity>(row => row.PartitionKey == partition, cancellationToken: cancellationToken))
        {
            entries.Add(StoredJson.Read<UnitEntry>(JsonColumn.Read(row, Json)) with { ClerkId = row.GetString("Clerk") });
        }

        return [.. entries.OrderByDescending(entry => entry.CreatedAt).ThenBy(entry => entry.ApplicationId.Value, StringComparer.Ordinal)];
    }

    /// <summary>What a clerk looks after; the newest first.</summary>
    public async Task<IReadOnlyList<UnitEntry>> ReadAsync(UnitClerk clerk, CancellationToken cancellationToken) =>
        [.. (await ReadAsync(clerk.UnitCode, cancellationToken)).Where(entry => entry.ClerkId == clerk.ClerkId)];

    /// <summary>Makes the whole index anew from the applications, reading all of them; for the operator.</summary>
    /// <returns>How many applications there are.</returns>
    public async Task<int> RebuildAsync(CancellationToken cancellationToken)
    {
        var units = new Dictionary<string, string>(StringComparer.Ordinal);
        await foreach (var id in ReadIdsAsync(cancellationToken))
        {
            var stored = await applications.GetAsync(id, cancellationToken);
            units.Add(id, PartitionOf(stored.State.LeadUnit.Code));
            await PutAsync(stored, cancellationToken);
            if (stored.State.Submissions > 0)
            {
                await duplicates.PutAsync(stored.State, cancellationToken);
            }
        }

        var all = TableClient.CreateQueryFilter($"PartitionKey ge {Prefix} and PartitionKey lt {"unit}"}");
        await foreach (var row in _table.QueryAsync<TableEntity>(all, select: ["PartitionKey", "RowKey"], cancellationToken: cancellationToken))
        {
            if (units.GetValueOrDefault(row.RowKey) != row.PartitionKey)
            {
                await _table.TryDeleteAsync(row.PartitionKey, row.RowKey, Azure.ETag.All, cancellationToken);
            }
        }

        return units.Count;
    }

    private async IAsyncEnumerable<string> ReadIdsAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var table = tables.GetTableClient(StorageNames.Applications);
        await foreach (var row in table.QueryAsync<TableEntity>(
            TableClient.CreateQueryFilter($"RowKey eq {"record"}"), select: ["PartitionKey"], cancellationToken: cancellationToken))
        {
            yield return row.PartitionKey;
        }
    }

    private static string PartitionOf(string unitCode) => $"{Prefix}{unitCode}";
}
