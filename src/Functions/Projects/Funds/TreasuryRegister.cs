using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Azure.Data.Tables;
using CreditFunctions.Core.Funds;
using CreditFunctions.Functions.Storage;

namespace CreditFunctions.Functions.Projects;

/// <summary>A payment in the treasury's files.</summary>
/// <param name="ProjectId">Null if no project has its number.</param>
public sealed record TreasuryRow(TreasuryPayment Payment, ApplicationId? ProjectId, bool IsDrill, string ImportId);

/// <summary>
/// Payments in the treasury's files, by month and by voucher: two rows of one partition, written together. Drills have a separate
/// partition.
/// </summary>
public sealed class TreasuryRegister(TableServiceClient tables)
{
    private const string Json = "Json";

    private readonly TableClient _table = tables.GetTableClient(StorageNames.Indexes);

    public Task PutAsync(TreasuryRow row, CancellationToken cancellationToken) =>
        _table.SubmitTransactionAsync(
            KeysOf(row.Payment).Select(key => new TableTransactionAction(TableTransactionActionType.UpsertReplace, EntityOf(key, row))),
            cancellationToken
        );

    public async Task DeleteAsync(TreasuryRow row, CancellationToken cancellationToken)
    {
        // Order: the row by which it is found is deleted last, so that a repeat finds the rest.
        foreach (var key in KeysOf(row.Payment).Reverse())
        {
            await _table.DeleteEntityAsync(PartitionOf(row.IsDrill), key, cancellationToken: cancellationToken);
        }
    }

    public async Task<TreasuryRow?> FindAsync(string voucher, bool isDrill, CancellationToken cancellationToken)
    {
        var found = await _table.GetEntityIfExistsAsync<TableEntity>(
            PartitionOf(isDrill),
            KeyOf(voucher),
            cancellationToken: cancellationToken
        );
        return found.HasValue ? Read(found.Value!) : null;
    }

    /// <param name="month">Its first day.</param>
    public async Task<IReadOnlyList<TreasuryRow>> ReadMonthAsync(DateOnly month, bool isDrill, CancellationToken cancellationToken)
    {
        var partition = PartitionOf(isDrill);
        var (first, last) = ($"m{Key(month)}", $"m{Key(month)}~");
        var query = _table.QueryAsync<TableEntity>(
            row => row.PartitionKey == partition && row.RowKey.CompareTo(first) >= 0 && row.RowKey.CompareTo(last) < 0,
            maxPerPage: 1000,
            cancellationToken: cancellationToken
        );
        return [.. (await query.ToListAsync(cancellationToken)).Select(Read)];
    }

    private static IEnumerable<string> KeysOf(TreasuryPayment payment) =>
        [KeyOf(payment.Voucher), $"m{Key(payment.PaidOn)}-{KeyOf(payment.Voucher)}"];

    private static string KeyOf(string voucher) =>
        $"v{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(VoucherKey.Of(voucher))))}";

    // A drill's file neither replaces nor reverses a real payment.
    private static string PartitionOf(bool isDrill) => isDrill ? "treasury|drills" : "treasury";

    private static string Key(DateOnly day) => day.ToString("yyyyMM", CultureInfo.InvariantCulture);

    private static TableEntity EntityOf(string key, TreasuryRow row)
    {
        var entity = new TableEntity(PartitionOf(row.IsDrill), key);
        JsonColumn.Write(entity, Json, StoredJson.Write(row));
        return entity;
    }

    private static TreasuryRow Read(TableEntity row) => StoredJson.Read<TreasuryRow>(JsonColumn.Read(row, Json));
}
