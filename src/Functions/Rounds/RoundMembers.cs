using Azure;
using Azure.Data.Tables;
using CreditFunctions.Core.Reviews;
using CreditFunctions.Core.Rounds;
using CreditFunctions.Functions.Storage;

namespace CreditFunctions.Functions.Rounds;

/// <summary>An application as its round sees it.</summary>
/// <param name="IsSettled">Whether it has come as far as it can on its own.</param>
/// <param name="Reviewed">What can be ranked; null where it ended or is held.</param>
public sealed record RoundMember(string ApplicationId, bool IsSettled, ReviewedApplication? Reviewed);

/// <summary>
/// Which applications belong to a round: a derived index, one partition a round. A row is there before its application counts as
/// submitted, so that no round closes over one that is still on its way; it carries the version of its source, and an older one
/// never overwrites a newer one.
/// </summary>
public sealed class RoundMembers(TableServiceClient tables)
{
    private readonly TableClient _table = tables.GetTableClient(StorageNames.Members);

    /// <summary>Makes sure that the round waits for an application.</summary>
    public async Task ExpectAsync(RoundId roundId, ApplicationId applicationId, CancellationToken cancellationToken)
    {
        try
        {
            await _table.AddEntityAsync(new TableEntity(roundId.Value, applicationId.Value) { ["Version"] = 0L }, cancellationToken);
        }
        catch (RequestFailedException failed) when (failed.Status == 409)
        {
            // Expected already, or settled.
        }
    }

    /// <summary>Says that an application has come as far as it can on its own.</summary>
    public async Task SettleAsync(RoundId roundId, ApplicationId applicationId, long version, ReviewedApplication? reviewed, CancellationToken cancellationToken)
    {
        await ExpectAsync(roundId, applicationId, cancellationToken);
        while (true)
        {
            TableEntity current = await _table.GetEntityAsync<TableEntity>(roundId.Value, applicationId.Value, cancellationToken: cancellationToken);
            if (current.GetInt64("Version") >= version)
            {
                return;
            }

            var row = new TableEntity(roundId.Value, applicationId.Value) { ["Version"] = version, ["Reviewed"] = reviewed is null ? null : StoredJson.Write(reviewed) };
            try
            {
                await _table.UpdateEntityAsync(row, current.ETag, TableUpdateMode.Replace, cancellationToken);
                return;
            }
            catch (RequestFailedException failed) when (failed.Status == 412)
            {
                // A newer version may have been written: look again.
            }
        }
    }

    /// <summary>All applications of a round.</summary>
    public async Task<IReadOnlyList<RoundMember>> ReadAsync(RoundId roundId, CancellationToken cancellationToken)
    {
        var members = new List<RoundMember>();
        await foreach (var row in _table.QueryAsync<TableEntity>(row => row.PartitionKey == roundId.Value, cancellationToken: cancellationToken))
        {
            var reviewed = row.GetString("Reviewed") is { } json ? StoredJson.Read<ReviewedApplication>(json) : null;
            members.Add(new RoundMember(row.RowKey, row.GetInt64("Version") > 0, reviewed));
        }

        return members;
    }
}
