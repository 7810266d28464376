using System.Runtime.CompilerServices;
using Azure.Data.Tables;
using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Rounds;
using CreditFunctions.Functions.Listings;
using CreditFunctions.Functions.Storage;

namespace CreditFunctions.Functions.Applications.Units;

/// <summary>An application in the index of its clerk.</summary>
public sealed record UnitEntry(ApplicationId ApplicationId, RoundId RoundId, DateTimeOffset CreatedAt, ApplicationFingerprint Fingerprint)
{
    /// <summary>The clerk who is its contact; empty if it was not read.</summary>
    public string ClerkId { get; init; } = "";
}

/// <summary>
/// The applications of a clerk, and others that the clerk accepted for the unit: a derived index, one partition a clerk, so that
/// applications begun by strangers in the unit's name do not slow reads. A row carries the version of its source; an older one never
/// overwrites a newer one. The state is read from the application itself.
/// </summary>
public sealed class UnitIndex(
    TableServiceClient tables,
    IRecordStore<Application> applications,
    UnitAccess access,
    WaitingDrafts waiting,
    RegisteredAddresses registered,
    DuplicateRegister duplicates,
    Participations participations
)
{
    private const string Prefix = "unit|";
    private const string Json = "Json";

    private readonly TableClient _table = tables.GetTableClient(StorageNames.Indexes);

    /// <summary>Updates the rows of an application; it is removed from clerks to whom it no longer belongs.</summary>
    /// <param name="before">The earlier state: possibly under another unit, or not accepted.</param>
    public async Task RefreshAsync(Application before, CancellationToken cancellationToken)
    {
        var stored = await applications.GetAsync(before.Id.Value, cancellationToken);
        await WriteAsync(stored, cancellationToken);
        await waiting.RefreshAsync(before, stored.State, cancellationToken);
        foreach (var place in PlacesOf(before).Except(PlacesOf(stored.State)))
        {
            await _table.TryDeleteAsync(place, before.Id.Value, Azure.ETag.All, cancellationToken);
        }
    }

    public async Task PutAsync(Stored<Application> stored, CancellationToken cancellationToken)
    {
        await WriteAsync(stored, cancellationToken);
        await waiting.PutAsync(stored.State, cancellationToken);
        if (!stored.State.IsKept() && !stored.State.State.IsEnd())
        {
            await waiting.NoteExpiryAsync(stored.State, cancellationToken);
        }
    }

    /// <summary>Newest first.</summary>
    public async Task<IReadOnlyList<UnitEntry>> ReadAsync(UnitClerk clerk, CancellationToken cancellationToken)
    {
        var partition = PartitionOf(clerk);
        var entries = new List<UnitEntry>();
        await foreach (
            var row in _table.QueryAsync<TableEntity>(row => row.PartitionKey == partition, cancellationToken: cancellationToken)
        )
        {
            entries.Add(StoredJson.Read<UnitEntry>(JsonColumn.Read(row, Json)) with { ClerkId = row.GetString("Clerk") });
        }

        return [.. entries.OrderByDescending(entry => entry.CreatedAt).ThenBy(entry => entry.ApplicationId.Value, StringComparer.Ordinal)];
    }

    /// <summary>Rebuilds the index by reading all applications; for the operator.</summary>
    /// <returns>The number of applications.</returns>
    public async Task<int> RebuildAsync(CancellationToken cancellationToken)
    {
        var places = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        await foreach (var id in ReadIdsAsync(cancellationToken))
        {
            var stored = await applications.GetAsync(id, cancellationToken);
            places.Add(id, PlacesOf(stored.State));
            await PutAsync(stored, cancellationToken);
            if (stored.State.Submissions > 0)
            {
                await duplicates.PutAsync(stored.State, cancellationToken);
                await participations.PutAsync(stored.State, cancellationToken);
            }
        }

        var all = TableClient.CreateQueryFilter($"PartitionKey ge {Prefix} and PartitionKey lt {"unit}"}");
        await foreach (
            var row in _table.QueryAsync<TableEntity>(all, select: ["PartitionKey", "RowKey"], cancellationToken: cancellationToken)
        )
        {
            if (!places.GetValueOrDefault(row.RowKey, []).Contains(row.PartitionKey))
            {
                await _table.TryDeleteAsync(row.PartitionKey, row.RowKey, Azure.ETag.All, cancellationToken);
            }
        }

        return places.Count;
    }

    private async IAsyncEnumerable<string> ReadIdsAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var table = tables.GetTableClient(StorageNames.Applications);
        await foreach (
            var row in table.QueryAsync<TableEntity>(
                TableClient.CreateQueryFilter($"RowKey eq {"record"}"),
                select: ["PartitionKey"],
                cancellationToken: cancellationToken
            )
        )
        {
            yield return row.PartitionKey;
        }
    }

    private async Task WriteAsync(Stored<Application> stored, CancellationToken cancellationToken)
    {
        foreach (var place in PlacesOf(stored.State))
        {
            await WriteAsync(place, stored, cancellationToken);
        }

        await registered.PutAsync(stored.State, cancellationToken);
    }

    private async Task WriteAsync(string partition, Stored<Application> stored, CancellationToken cancellationToken)
    {
        var application = stored.State;
        var row = new TableEntity(partition, application.Id.Value)
        {
            ["Version"] = stored.AuditHead.Sequence,
            ["Clerk"] = ContactOf(application).ClerkId,
        };
        JsonColumn.Write(
            row,
            Json,
            StoredJson.Write(
                new UnitEntry(application.Id, application.RoundId, application.CreatedAt, ApplicationFingerprint.Of(application))
            )
        );
        while (true)
        {
            var response = await _table.GetEntityIfExistsAsync<TableEntity>(
                row.PartitionKey,
                row.RowKey,
                cancellationToken: cancellationToken
            );
            if (response is not { HasValue: true, Value: { } current })
            {
                if (await _table.TryAddAsync(row, cancellationToken))
                {
                    return;
                }
            }
            else if (
                current.GetInt64("Version") >= stored.AuditHead.Sequence
                || await _table.TryReplaceAsync(row, current.ETag, cancellationToken)
            )
            {
                return;
            }
        }
    }

    private List<string> PlacesOf(Application application)
    {
        var clerk = ContactOf(application);
        var places = new List<string>();
        if (application.IsAcceptedByContact())
        {
            places.Add(PartitionOf(clerk));
        }

        if (application.AcceptanceByUnit() is { } acceptance && (acceptance.ClerkId != clerk.ClerkId || places.Count == 0))
        {
            places.Add(PartitionOf(new UnitClerk(acceptance.UnitCode, acceptance.ClerkId)));
        }

        return places;
    }

    private UnitClerk ContactOf(Application application) => access.ClerkOf(application.LeadUnit.Code, application.ContactEmail);

    private static string PartitionOf(UnitClerk clerk) => $"{Prefix}{clerk.UnitCode}|{clerk.ClerkId}";
}
