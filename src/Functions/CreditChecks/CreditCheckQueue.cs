using Azure;
using Azure.Data.Tables;
using CreditFunctions.Core.CreditChecks;
using CreditFunctions.Core.Rounds;
using CreditFunctions.Functions.Storage;

namespace CreditFunctions.Functions.CreditChecks;

/// <summary>A credit query that is due.</summary>
/// <param name="Number">Number of the query of this source.</param>
/// <param name="ClaimedBy">Id of the officer; null if it is not claimed.</param>
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
    public string Id => CreditCheckQueue.IdOf(SubjectId, Source);

    public bool IsTakenFrom(string officerId, DateTimeOffset now) => ClaimedBy is not null && ClaimedBy != officerId && now < ClaimedUntil;
}

/// <summary>
/// The due credit queries of a round without duplicates, so that officers share them and make each once: a derived index, one partition a
/// round; a row exists only while a query is due.
/// </summary>
public sealed class CreditCheckQueue(TableServiceClient tables)
{
    public static readonly TimeSpan ClaimLasts = TimeSpan.FromMinutes(10);

    private const char Separator = '~';

    private readonly TableClient _table = tables.GetTableClient(StorageNames.Indexes);

    public static string IdOf(CreditSubjectId subjectId, CreditSource source) => $"{subjectId}{Separator}{source}";

    public static bool TryParseId(string? id, out CreditSubjectId subjectId, out CreditSource source)
    {
        (subjectId, source) = (default, default);
        return id?.Split(Separator) is [var subject, var name]
            && CreditSubjectId.TryParse(subject, out subjectId)
            && CreditSource.TryParse(name, out source);
    }

    /// <summary>Adds a credit query; an open one is left unchanged.</summary>
    /// <returns>Whether it is new.</returns>
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
            // Another application of the round waits for the same query, or an earlier row was left over.
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

    /// <summary>The due queries of a round, longest waiting first.</summary>
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

    /// <summary>Null if it is not due.</summary>
    public async Task<DueCreditQuery?> FindAsync(RoundId roundId, string id, CancellationToken cancellationToken)
    {
        if (!TryParseId(id, out _, out _))
        {
            return null;
        }

        var response = await _table.GetEntityIfExistsAsync<TableEntity>(Partition(roundId), id, cancellationToken: cancellationToken);
        return response is { HasValue: true, Value: { } row } ? Read(row) : null;
    }

    /// <summary>Claims a credit query; false if another officer has claimed or recorded it meanwhile.</summary>
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

    /// <summary>Releases a credit query; no effect if another officer has claimed or recorded it meanwhile.</summary>
    public async Task ReleaseAsync(RoundId roundId, DueCreditQuery creditQuery, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var row = new TableEntity(Partition(roundId), creditQuery.Id) { ["ClaimedUntil"] = now };
        try
        {
            await _table.UpdateEntityAsync(row, creditQuery.ETag, TableUpdateMode.Merge, cancellationToken);
        }
        catch (RequestFailedException failed) when (failed.Status is 404 or 412)
        {
            // Race: the claim belongs to another officer now.
        }
    }

    /// <summary>Removes a recorded credit query; one that was requested since stays.</summary>
    /// <param name="made">As read before the query was made.</param>
    public async Task RemoveAsync(RoundId roundId, DueCreditQuery made, CancellationToken cancellationToken)
    {
        if (!await _table.TryDeleteAsync(Partition(roundId), made.Id, made.ETag, cancellationToken))
        {
            await RemoveAsync(roundId, made.SubjectId, made.Source, made.Number, cancellationToken);
        }
    }

    /// <inheritdoc cref="RemoveAsync(RoundId, DueCreditQuery, CancellationToken)"/>
    /// <param name="number">Of the last query that was made.</param>
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
