using System.Security.Cryptography;
using System.Text;
using Azure.Data.Tables;
using CreditFunctions.Core.Funds;
using CreditFunctions.Core.Projects;
using CreditFunctions.Functions.Storage;

namespace CreditFunctions.Functions.Projects;

/// <summary>
/// 国库支付凭证号: each belongs to the fund of one project. A row for each, added once, so that two simultaneous payments cannot both use
/// it; a row that was not used, or whose payment was reversed, is available again.
/// </summary>
public sealed class VoucherBook(TableServiceClient tables, IRecordStore<Project> projects, TimeProvider time)
{
    // Longer than a payment takes to reach its ledger, including failures.
    private static readonly TimeSpan Unused = TimeSpan.FromDays(1);

    private const string Owner = "Project";
    private const string Serial = "Serial";
    private const string At = "At";

    private readonly TableClient _table = tables.GetTableClient(StorageNames.Members);

    /// <summary>The project of a voucher that is used by another project or payment; null if it is free.</summary>
    public async Task<VoucherUse?> FindUseAsync(Project project, string voucher, CancellationToken cancellationToken) =>
        project.Ledger.FindPayment(voucher) is not null ? new VoucherUse(voucher, project.Serial)
        : await FindAsync(project, voucher, cancellationToken) is { } row && await IsTakenAsync(project, voucher, row, cancellationToken)
            ? new VoucherUse(voucher, row.GetString(Serial))
        : null;

    /// <returns>Null if the project has it now; otherwise the project that it belongs to.</returns>
    public async Task<VoucherUse?> TakeAsync(Project project, string voucher, CancellationToken cancellationToken)
    {
        if (project.Ledger.FindPayment(voucher) is not null)
        {
            return new VoucherUse(voucher, project.Serial);
        }

        while (true)
        {
            var row = new TableEntity(PartitionOf(project), KeyOf(voucher))
            {
                [Owner] = project.Id.Value,
                [Serial] = project.Serial,
                [At] = time.GetUtcNow(),
            };
            if (await FindAsync(project, voucher, cancellationToken) is not { } found)
            {
                if (await _table.TryAddAsync(row, cancellationToken))
                {
                    return null;
                }
            }
            else if (await IsTakenAsync(project, voucher, found, cancellationToken))
            {
                return new VoucherUse(voucher, found.GetString(Serial));
            }
            else if (await _table.TryReplaceAsync(row, found.ETag, cancellationToken))
            {
                return null;
            }
        }
    }

    private async Task<TableEntity?> FindAsync(Project project, string voucher, CancellationToken cancellationToken)
    {
        var found = await _table.GetEntityIfExistsAsync<TableEntity>(
            PartitionOf(project),
            KeyOf(voucher),
            cancellationToken: cancellationToken
        );
        return found.HasValue ? found.Value : null;
    }

    private async Task<bool> IsTakenAsync(Project project, string voucher, TableEntity row, CancellationToken cancellationToken)
    {
        if (row.GetString(Owner) == project.Id.Value)
        {
            return false;
        }

        var (at, now) = (row.GetDateTimeOffset(At)!.Value, time.GetUtcNow());
        return await projects.FindAsync(row.GetString(Owner), cancellationToken) is { State.Ledger: var ledger }
            && (ledger.FindPayment(voucher) is not null || (at > now - Unused && !ledger.WasReversed(voucher, at)));
    }

    // A drill does not use vouchers of real projects.
    private static string PartitionOf(Project project) => project.IsDrill ? "vouchers|drills" : "vouchers";

    private static string KeyOf(string voucher) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(VoucherKey.Of(voucher))));
}
