using Azure;
using Azure.Data.Tables;
using CreditFunctions.Core.Publications;
using CreditFunctions.Functions.Storage;

namespace CreditFunctions.Functions.Publications;

/// <summary>A publication whose time has come.</summary>
public sealed record DuePublication(string Id, DateTimeOffset DueAt)
{
    /// <summary>Of its row as it was read.</summary>
    public ETag ETag { get; init; }
}

/// <summary>What the timer is to put before the public, or to take away again.</summary>
public sealed record QueuedPublication(Publication Publication, bool IsWithdrawn);

/// <summary>What is to be put before the public, and when listings change: others only add here, the timer takes out what is due.</summary>
public sealed class PublicationQueue(TableServiceClient tables)
{
    private const string ContentRow = "publication";
    private const string Published = "IsPublished";
    private const string Withdrawn = "IsWithdrawn";

    private readonly TableClient _publications = tables.GetTableClient(StorageNames.Publications);
    private readonly TableClient _due = tables.GetTableClient(StorageNames.Due);

    /// <summary>
    /// Adds a publication; one of the same id stands. Its entry in <c>Due</c> is written last, and again by a repeat until it is published;
    /// then a repeat writes nothing.
    /// </summary>
    public async Task AddAsync(Publication publication, CancellationToken cancellationToken)
    {
        var row = new TableEntity(publication.Id, ContentRow);
        JsonColumn.Write(row, "Json", StoredJson.Write(publication));
        try
        {
            await _publications.AddEntityAsync(row, cancellationToken);
        }
        catch (RequestFailedException failed) when (failed.Status == 409)
        {
            // A repeat; its entry in Due may be missing all the same.
            TableEntity earlier = await _publications.GetEntityAsync<TableEntity>(
                publication.Id,
                ContentRow,
                [Published],
                cancellationToken
            );
            if (earlier.GetBoolean(Published) is true)
            {
                return;
            }
        }

        await PutDueAsync(new DuePublication(publication.Id, publication.PublishedAt), cancellationToken);
    }

    /// <summary>Withdraws a publication that was added: the timer takes it away, or never puts it before the public.</summary>
    public async Task WithdrawAsync(string id, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await _publications.UpdateEntityAsync(
            new TableEntity(id, ContentRow) { [Withdrawn] = true },
            ETag.All,
            TableUpdateMode.Merge,
            cancellationToken
        );
        await PutDueAsync(new DuePublication(id, now), cancellationToken);
    }

    /// <summary>Adds what the timer is to find, or moves it within its hour.</summary>
    public Task PutDueAsync(DuePublication due, CancellationToken cancellationToken) =>
        _due.UpsertEntityAsync(
            new TableEntity(Hour(due.DueAt), due.Id) { ["DueAt"] = due.DueAt },
            TableUpdateMode.Replace,
            cancellationToken
        );

    /// <summary>Takes out what the timer did, unless it was moved or withdrawn meanwhile.</summary>
    /// <param name="due">As the timer read it.</param>
    public Task RemoveDueAsync(DuePublication due, CancellationToken cancellationToken) =>
        _due.TryDeleteAsync(Hour(due.DueAt), due.Id, due.ETag, cancellationToken);

    /// <summary>What is due by now, oldest first. Reads only what is not published yet.</summary>
    public async Task<IReadOnlyList<DuePublication>> ReadDueAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var hour = Hour(now);
        var due = new List<DuePublication>();
        await foreach (
            var row in _due.QueryAsync<TableEntity>(
                TableClient.CreateQueryFilter($"PartitionKey le {hour}"),
                cancellationToken: cancellationToken
            )
        )
        {
            if (row.GetDateTimeOffset("DueAt") is { } dueAt && dueAt <= now)
            {
                due.Add(new DuePublication(row.RowKey, dueAt) { ETag = row.ETag });
            }
        }

        return [.. due.OrderBy(publication => publication.DueAt)];
    }

    /// <summary>The contents of what is due.</summary>
    public async Task<QueuedPublication> GetAsync(DuePublication due, CancellationToken cancellationToken)
    {
        TableEntity content = await _publications.GetEntityAsync<TableEntity>(due.Id, ContentRow, cancellationToken: cancellationToken);
        return new QueuedPublication(StoredJson.Read<Publication>(JsonColumn.Read(content, "Json")), content.GetBoolean(Withdrawn) is true);
    }

    /// <summary>Marks a publication as published, then takes it out of <c>Due</c>, unless it was withdrawn meanwhile.</summary>
    public async Task RemoveAsync(DuePublication due, CancellationToken cancellationToken)
    {
        var mark = new TableEntity(due.Id, ContentRow) { [Published] = true };
        await _publications.UpdateEntityAsync(mark, ETag.All, TableUpdateMode.Merge, cancellationToken);
        await RemoveDueAsync(due, cancellationToken);
    }

    private static string Hour(DateTimeOffset instant) => $"{instant.UtcDateTime:yyyyMMddHH}";
}
