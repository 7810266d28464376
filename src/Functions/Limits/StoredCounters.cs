using System.Globalization;
using Azure.Data.Tables;
using CreditFunctions.Functions.Storage;

namespace CreditFunctions.Functions.Limits;

/// <summary>The period of a counter: from the full hour, or from midnight UTC.</summary>
public enum CounterWindow
{
    Hour,
    Day,
}

/// <summary>A counter.</summary>
/// <param name="Kind">Must not contain <c>|</c>.</param>
/// <param name="Subject">Marks or ids; no personal data.</param>
public readonly record struct Counter(string Kind, string Subject, CounterWindow Window);

/// <summary>Counters for all instances of the app, in Table Storage. Rows are deleted after their window.</summary>
public sealed class StoredCounters(TableServiceClient tables, TimeProvider time)
{
    public const string PartitionPrefix = "count-";

    // After so many write conflicts the limit is treated as reached.
    private const int MostAttempts = 50;

    private const string Count = "Count";

    private readonly TableClient _table = tables.GetTableClient(StorageNames.Counters);

    /// <summary>In whole seconds, at least one.</summary>
    public int SecondsLeft(CounterWindow window)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var end = window == CounterWindow.Hour ? now.Date.AddHours(now.Hour + 1) : now.Date.AddDays(1);
        return Math.Max(1, (int)Math.Ceiling((end - now).TotalSeconds));
    }

    public async Task<int> ReadAsync(Counter counter, CancellationToken cancellationToken) =>
        (await FindAsync(counter, time.GetUtcNow(), cancellationToken))?.GetInt32(Count) ?? 0;

    /// <summary>Adds one; false if that would exceed the limit.</summary>
    public async Task<bool> TryCountAsync(Counter counter, int limit, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        for (var attempt = 0; attempt < MostAttempts; attempt++)
        {
            var current = await FindAsync(counter, now, cancellationToken);
            var count = current?.GetInt32(Count) ?? 0;
            if (count >= limit)
            {
                return false;
            }

            var row = new TableEntity(PartitionOf(now), RowOf(counter, now)) { [Count] = count + 1 };
            if (
                current is null
                    ? await _table.TryAddAsync(row, cancellationToken)
                    : await _table.TryReplaceAsync(row, current.ETag, cancellationToken)
            )
            {
                return true;
            }
        }

        return false;
    }

    private async Task<TableEntity?> FindAsync(Counter counter, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var response = await _table.GetEntityIfExistsAsync<TableEntity>(
            PartitionOf(now),
            RowOf(counter, now),
            cancellationToken: cancellationToken
        );
        return response.HasValue ? response.Value : null;
    }

    private static string PartitionOf(DateTimeOffset now) => $"{PartitionPrefix}{DayOf(now)}";

    private static string RowOf(Counter counter, DateTimeOffset now) => $"{counter.Kind}|{counter.Subject}|{WindowOf(counter, now)}";

    private static string WindowOf(Counter counter, DateTimeOffset now) =>
        counter.Window == CounterWindow.Hour ? now.UtcDateTime.ToString("HH", CultureInfo.InvariantCulture) : "day";

    internal static string DayOf(DateTimeOffset instant) => instant.UtcDateTime.ToString("yyyyMMdd", CultureInfo.InvariantCulture);
}
