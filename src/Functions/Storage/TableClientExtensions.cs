using Azure;
using Azure.Data.Tables;

namespace CreditFunctions.Functions.Storage;

/// <summary>What rows need that are written once, or only over an older version of themselves.</summary>
internal static class TableClientExtensions
{
    /// <summary>Adds a row; false where there is one.</summary>
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

    /// <summary>Replaces a row; false where it was changed since it was read.</summary>
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

    /// <summary>Deletes a row if it is as it was read; false where it was not.</summary>
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
