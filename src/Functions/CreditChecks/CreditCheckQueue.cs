using Azure;
using Azure.Data.Tables;
using CreditFunctions.Core.CreditChecks;
using CreditFunctions.Core.Rounds;
using CreditFunctions.Functions.Storage;

namespace CreditFunctions.Functions.CreditChecks;

/// <summary>A credit query that is due.</summary>
/// <param name="Number">Which look at the source it will be.</param>
/// <param name="ClaimedBy">The officer who is at it; null where nobody is.</param>
public sealed record DueCreditQuery(
    CreditSubjectId SubjectId,
    CreditSource Source,
    int Number,
    string Name,
    DateTimeOffset Since,
    string? ClaimedBy,
    DateTimeOffset? ClaimedUntil,
    ETag ETag
)
{
    /// <summary>Names it in addresses.</summary>
    public string Id => CreditCheckQueue.IdOf(SubjectId, Source);

    /// <summary>Whether somebody else is at it.</summary>
    public bool IsTakenFrom(string officerId, DateTimeOffset now) => ClaimedBy is not null && ClaimedBy != officerId && now < ClaimedUntil;
}

/// <summary>
/// What is to be looked up for a round, without duplicates, so that several officers share it and none does one twice: a derived index, one
/// partition a round, a row only while a look is due.
/// </summary>
public sealed class CreditCheckQueue(TableServiceClient tables)
{
    /// <summary>How long a claim lasts.</summary>
    public static readonly TimeSpan ClaimLasts = TimeSpan.FromMinutes(10);

    private const char Separator = '~';

    private readonly TableClient _table = tables.GetTableClient(StorageNames.Indexes);

    /// <summary>How addresses name a credit query.</summary>
    public static string IdOf(CreditSubjectId subjectId, CreditSource source) => $"{subjectId}{Separator}{source}";

    /// <summary>Reads such a name; false for any other text.</summary>
    public static bool TryParseId(string? id, out CreditSubjectId subjectId, out CreditSource source)
    {
        (subjectId, source) = (default, default);
        return id?.Split(Separator) is [var subject, var name]
            && CreditSubjectId.TryParse(subject, out subjectId)
            && CreditSource.TryParse(name, out source);
    }

    /// <summary>Adds a credit query to the queue; an open one is left as it is.</summary>
    /// <returns>Whether it was not there before.</returns>
    public async Task<bool> PutAsync(CreditSubjectId subjectId, CreditQueryRequest request, int number, CancellationToken cancellationToken)
    {
        var row = new TableEntity(Partition(request.RoundId), IdOf(subjectId, request.Source))
        {
            ["Number"] = number,
            ["Name"] = request.Name,
            ["Since"] = request.RequestedAt,
        };
        while (!await _table.TryAddAsync(row, cancellationToken))
        {
            // Another application of the round waits for the same look, or an earlier one was left behind.
            var there = await FindAsync(request.RoundId, row.RowKey, cancellationToken);
            if (there?.Number >= number)
            {
                return false;
            }

            if (there is not null && await _table.TryReplaceAsync(row, there.ETag, cancellationToken))
            {
                return true;
            }
        }

        return true;
    }

    /// <summary>All that is due for a round, the longest waiting first.</summary>
    public async Task<IReadOnlyList<DueCreditQuery>> ReadAsync(RoundId roundId, CancellationToken cancellationToken)
    {
        var partition = Partition(roundId);
        var due = new List<DueCreditQuery>();
        await foreach (
            var row in _table.QueryAsync<TableEntity>(row => row.PartitionKey == partition, cancellationToken: cancellationToken)
        )
        {
            due.Add(Read(row));
        }

        return [.. due.OrderBy(creditQuery => creditQuery.Since).ThenBy(creditQuery => creditQuery.Id, StringComparer.Ordinal)];
    }

    /// <summary>One credit query; null where it is not due, or no longer.</summary>
    public async Task<DueCreditQuery?> FindAsync(RoundId roundId, string id, CancellationToken cancellationToken)
    {
        if (!TryParseId(id, out _, out _))
        {
            return null;
        }

        var response = await _table.GetEntityIfExistsAsync<TableEntity>(Partition(roundId), id, cancellationToken: cancellationToken);
        return response is { HasValue: true, Value: { } row } ? Read(row) : null;
    }

    /// <summary>Claims a credit query for an officer; false where another officer has claimed or recorded it meanwhile.</summary>
    public async Task<bool> ClaimAsync(
        RoundId roundId,
        DueCreditQuery creditQuery,
        string officerId,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        if (creditQuery.IsTakenFrom(officerId, now))
        {
            return false;
        }

        var row = new TableEntity(Partition(roundId), creditQuery.Id) { ["ClaimedBy"] = officerId, ["ClaimedUntil"] = now + ClaimLasts };
        try
        {
            await _table.UpdateEntityAsync(row, creditQuery.ETag, TableUpdateMode.Merge, cancellationToken);
            return true;
        }
        catch (RequestFailedException failed) when (failed.Status is 404 or 412)
        {
            return false;
        }
    }

    /// <summary>Releases a credit query; no effect where another officer has claimed or recorded it meanwhile.</summary>
    public async Task ReleaseAsync(RoundId roundId, DueCreditQuery creditQuery, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var row = new TableEntity(Partition(roundId), creditQuery.Id) { ["ClaimedUntil"] = now };
        try
        {
            await _table.UpdateEntityAsync(row, creditQuery.ETag, TableUpdateMode.Merge, cancellationToken);
        }
        catch (RequestFailedException failed) when (failed.Status is 404 or 412)
        {
            // It is no longer this officer's.
        }
    }

    /// <summary>Removes a recorded credit query from the queue; one that was requested since stays.</summary>
    /// <param name="made">As it was read before it was made.</param>
    public async Task RemoveAsync(RoundId roundId, DueCreditQuery made, CancellationToken cancellationToken)
    {
        if (!await _table.TryDeleteAsync(Partition(roundId), made.Id, made.ETag, cancellationToken))
        {
            await RemoveAsync(roundId, made.SubjectId, made.Source, made.Number, cancellationToken);
        }
    }

    /// <inheritdoc cref="RemoveAsync(RoundId, DueCreditQuery, CancellationToken)"/>
    /// <param name="number">Of the last look that was made.</param>
    public async Task RemoveAsync(
        RoundId roundId,
        CreditSubjectId subjectId,
        CreditSource source,
        int number,
        CancellationToken cancellationToken
    )
    {
        var id = IdOf(subjectId, source);
        while (await FindAsync(roundId, id, cancellationToken) is { } due && due.Number <= number)
        {
            if (await _table.TryDeleteAsync(Partition(roundId), id, due.ETag, cancellationToken))
            {
                return;
            }
        }
    }

    private static string Partition(RoundId roundId) => $"check-queue-{roundId}";

    private static DueCreditQuery Read(TableEntity row)
    {
        if (!TryParseId(row.RowKey, out var subjectId, out var source))
        {
            throw new InvalidOperationException($"Row {row.RowKey} of the queue names no credit query.");
        }

        return new DueCreditQuery(
            subjectId,
            source,
            row.GetInt32("Number")!.Value,
            row.GetString("Name"),
            row.GetDateTimeOffset("Since")!.Value,
            row.GetString("ClaimedBy"),
            row.GetDateTimeOffset("ClaimedUntil"),
            row.ETag
        );
    }
}
