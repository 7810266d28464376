using Azure;
using Azure.Data.Tables;

namespace CreditFunctions.Functions.Storage;

/// <summary>Writes rows once, or only over an older version.</summary>
internal static class TableClientExtensions
{
    /// <summary>False if it exists.</summary>
    public static async Task<bool> TryAddAsync(this TableClient table, TableEntity row, CancellationToken cancellationToken)
    {
        try
        {
            await table.AddEntityAsync(row, cancellationToken);
            return true;
        }
        catch (RequestFailedException failed) when (failed.Status == 409)
        {
            return false;
        }
    }

    /// <summary>False if it was changed since it was read.</summary>
    public static async Task<bool> TryReplaceAsync(this TableClient table, TableEntity row, ETag tag, CancellationToken cancellationToken)
    {
        try
        {
            await table.UpdateEntityAsync(row, tag, TableUpdateMode.Replace, cancellationToken);
            return true;
        }
        catch (RequestFailedException failed) when (failed.Status is 404 or 412)
        {
            return false;
        }
    }

    /// <summary>False if it was changed since it was read.</summary>
    public static async Task<bool> TryDeleteAsync(
        this TableClient table,
        string partitionKey,
        string rowKey,
        ETag tag,
        CancellationToken cancellationToken
    )
    {
        try
        {
            return (await table.DeleteEntityAsync(partitionKey, rowKey, tag, cancellationToken)).Status != 404;
        }
        catch (RequestFailedException failed) when (failed.Status is 404 or 412)
        {
            return false;
        }
    }
}
