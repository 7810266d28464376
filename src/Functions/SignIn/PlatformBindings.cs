using Azure.Data.Tables;
using CreditFunctions.Core.Staff;
using CreditFunctions.Functions.Limits;
using CreditFunctions.Functions.Staff;
using CreditFunctions.Functions.Storage;
using Microsoft.Extensions.Caching.Memory;

namespace CreditFunctions.Functions.SignIn;

/// <summary>
/// Maps accounts of the platform to officers. An account is bound to an officer at its first sign-in with the officer's address, and is the
/// only one afterwards: an address may be reassigned to a successor. If the directory changes the officer's address, an account with the
/// new one is bound instead.
/// </summary>
public sealed class PlatformBindings(TableServiceClient tables, StaffRecords staff, Sources sources, IMemoryCache cache)
{
    private const string Partition = "principals";
    private const string OfficerId = "OfficerId";
    private const string Principal = "Principal";
    private const string Mail = "Mail";

    private static readonly TimeSpan KeptFor = TimeSpan.FromMinutes(1);

    private readonly TableClient _table = tables.GetTableClient(StorageNames.Indexes);

    /// <summary>Null if the account belongs to no active officer.</summary>
    public async Task<Officer?> FindAsync(PlatformPrincipal principal, CancellationToken cancellationToken)
    {
        if (principal.ObjectId is not { } objectId)
        {
            return null;
        }

        var directory = await staff.ReadAsync(cancellationToken);
        var mark = sources.OfPrincipal(objectId);
        var officer = await FindBoundAsync(mark, cancellationToken) is { } id
            ? directory.Find(id)
            : await BindAsync(directory, principal, mark, cancellationToken);
        return officer is { IsActive: true } ? officer : null;
    }

    private async Task<string?> FindBoundAsync(string mark, CancellationToken cancellationToken)
    {
        var key = (nameof(PlatformBindings), mark);
        if (cache.TryGetValue(key, out string? known))
        {
            return known;
        }

        // The officer's row is authoritative; the account's row is only a reference to it.
        var officerId = (await FindRowAsync(RowOfPrincipal(mark), cancellationToken))?.GetString(OfficerId);
        var isCurrent =
            officerId is not null && (await FindRowAsync(RowOfOfficer(officerId), cancellationToken))?.GetString(Principal) == mark;
        return isCurrent ? cache.Set(key, officerId, KeptFor) : null;
    }

    private async Task<Officer?> BindAsync(
        StaffDirectory directory,
        PlatformPrincipal principal,
        string mark,
        CancellationToken cancellationToken
    )
    {
        if (principal.Email is not { } email || directory.FindByEmail(email) is not { } officer)
        {
            return null;
        }

        var mail = sources.OfMail(officer.Email);
        var row = new TableEntity(Partition, RowOfOfficer(officer.Id)) { [Principal] = mark, [Mail] = mail };
        var bound = await FindRowAsync(row.RowKey, cancellationToken);
        var isBound = bound is null
            ? await _table.TryAddAsync(row, cancellationToken)
            : bound.GetString(Principal) == mark
                || (bound.GetString(Mail) != mail && await _table.TryReplaceAsync(row, bound.ETag, cancellationToken));
        if (!isBound)
        {
            return null;
        }

        await _table.UpsertEntityAsync(
            new TableEntity(Partition, RowOfPrincipal(mark)) { [OfficerId] = officer.Id },
            TableUpdateMode.Replace,
            cancellationToken
        );
        return officer;
    }

    private async Task<TableEntity?> FindRowAsync(string rowKey, CancellationToken cancellationToken)
    {
        var response = await _table.GetEntityIfExistsAsync<TableEntity>(Partition, rowKey, cancellationToken: cancellationToken);
        return response.HasValue ? response.Value : null;
    }

    private static string RowOfOfficer(string officerId) => $"officer|{officerId}";

    private static string RowOfPrincipal(string mark) => $"principal|{mark}";
}
