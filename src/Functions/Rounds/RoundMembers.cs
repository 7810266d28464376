using Azure;
using Azure.Data.Tables;
using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Reviews;
using CreditFunctions.Core.Rounds;
using CreditFunctions.Functions.Storage;

namespace CreditFunctions.Functions.Rounds;

/// <summary>
/// The applications of a round with their states: a derived index. Submitted ones are in one partition per round, drafts in another,
/// because the round's plan waits only for the former. A row is written before its application counts as submitted, so that a round does
/// not close while a submission is in progress; it carries the version of its source, and an older one never overwrites a newer one.
/// </summary>
public sealed class RoundMembers(TableServiceClient tables)
{
    private readonly TableClient _table = tables.GetTableClient(StorageNames.Members);

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

    public async Task PutAsync(Stored<Application> stored, CancellationToken cancellationToken)
    {
        var application = stored.State;
        if (application is { State: ApplicationState.NotSubmitted } && !application.IsKept() && !application.MissedClosing)
        {
            await ForgetAsync(application, cancellationToken);
            return;
        }

        // An application that missed a closing before the round was reopened keeps its partition.
        var isDraft = application is { State: ApplicationState.Draft, Submissions: 0, History.IsEmpty: true };
        var row = new TableEntity(isDraft ? DraftsOf(application.RoundId) : application.RoundId.Value, application.Id.Value)
        {
            ["Version"] = stored.AuditHead.Sequence,
            ["State"] = application.State.ToString(),
            ["IsHeld"] = application.IsOnHold,
            ["Application"] = StoredJson.Write(Rankable(application)),
        };
        if (application.IsOnHold)
        {
            row["HoldReviewAt"] = application.Holds.Min(hold => hold.NextReviewAt);
        }

        while (true)
        {
            var isKnown = false;
            var response = await _table.GetEntityIfExistsAsync<TableEntity>(
                row.PartitionKey,
                row.RowKey,
                cancellationToken: cancellationToken
            );
            try
            {
                if (response is { HasValue: true, Value: { } current })
                {
                    if (current.GetInt64("Version") >= stored.AuditHead.Sequence)
                    {
                        return;
                    }

                    isKnown = current.GetInt64("Version") > 0;
                    await _table.UpdateEntityAsync(row, current.ETag, TableUpdateMode.Replace, cancellationToken);
                }
                else
                {
                    await _table.AddEntityAsync(row, cancellationToken);
                }

                if (!isDraft && !isKnown)
                {
                    // It was submitted, or ended as a draft. A crash before this is harmless: readers prefer the other row.
                    await _table.DeleteEntityAsync(DraftsOf(application.RoundId), application.Id.Value, ETag.All, cancellationToken);
                }

                return;
            }
            catch (RequestFailedException failed) when (failed.Status is 409 or 412)
            {
                // Race: a newer version may have been written; check again.
            }
        }
    }

    /// <summary>Removes an expired draft: anybody can begin drafts, and the round would read unaccepted ones with every plan.</summary>
    public async Task ForgetAsync(Application application, CancellationToken cancellationToken)
    {
        await _table.DeleteEntityAsync(DraftsOf(application.RoundId), application.Id.Value, ETag.All, cancellationToken);
        await _table.DeleteEntityAsync(application.RoundId.Value, application.Id.Value, ETag.All, cancellationToken);
    }

    /// <summary>
    /// All applications of a round that were ever submitted, including those that are drafts again, or that ended as drafts.
    /// </summary>
    public Task<IReadOnlyList<RoundMember>> ReadAsync(RoundId roundId, CancellationToken cancellationToken) =>
        ReadPartitionAsync(roundId.Value, cancellationToken);

    /// <summary>All applications of a round that were never submitted, have not ended, and may still be submitted.</summary>
    public Task<IReadOnlyList<RoundMember>> ReadDraftsAsync(RoundId roundId, CancellationToken cancellationToken) =>
        ReadPartitionAsync(DraftsOf(roundId), cancellationToken);

    /// <summary>Ids of a page of a round's drafts, or of its other applications.</summary>
    /// <param name="continuation">From the previous page; null for the first.</param>
    /// <returns>The ids and the start of the next page; null after the last.</returns>
    public async Task<(IReadOnlyList<string> Ids, string? Continuation)> ReadPageAsync(
        RoundId roundId,
        bool areDrafts,
        string? continuation,
        int size,
        CancellationToken cancellationToken
    )
    {
        var partition = areDrafts ? DraftsOf(roundId) : roundId.Value;
        await foreach (
            var page in _table
                .QueryAsync<TableEntity>(row => row.PartitionKey == partition, size, ["RowKey"], cancellationToken)
                .AsPages(continuation)
        )
        {
            return (
                [.. page.Values.Select(row => row.RowKey)],
                string.IsNullOrEmpty(page.ContinuationToken) ? null : page.ContinuationToken
            );
        }

        return ([], null);
    }

    private static string DraftsOf(RoundId roundId) => $"{roundId}|drafts";

    private async Task<IReadOnlyList<RoundMember>> ReadPartitionAsync(string partition, CancellationToken cancellationToken)
    {
        var members = new List<RoundMember>();
        await foreach (
            var row in _table.QueryAsync<TableEntity>(row => row.PartitionKey == partition, cancellationToken: cancellationToken)
        )
        {
            members.Add(Read(row));
        }

        return members;
    }

    private static RoundMember Read(TableEntity row)
    {
        if (!ApplicationId.TryParse(row.RowKey, out var id))
        {
            throw new InvalidOperationException($"Row {row.RowKey} names no application.");
        }

        return row.GetInt64("Version") == 0
            ? new RoundMember(id, ApplicationState.Draft, IsHeld: false, Application: null, IsSubmitting: true)
            : new RoundMember(
                id,
                Enum.Parse<ApplicationState>(row.GetString("State")),
                row.GetBoolean("IsHeld") ?? false,
                StoredJson.Read<RankableApplication>(row.GetString("Application"))
            )
            {
                HoldReviewAt = row.GetDateTimeOffset("HoldReviewAt"),
            };
    }

    private static RankableApplication Rankable(Application application) =>
        new(
            application.Id,
            application.Title,
            application.LeadUnit.Name,
            application.LeadUnit.Code,
            application.PrincipalInvestigator.Name,
            application.CategoryId,
            application.AmountYuan
        )
        {
            InvestigatorIndex = application.PrincipalInvestigator.CitizenId.BlindIndex,
            Serial = application.Serial ?? "",
        };
}
