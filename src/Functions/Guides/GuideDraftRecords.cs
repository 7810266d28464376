using Azure.Data.Tables;
using CreditFunctions.Core;
using CreditFunctions.Core.Audit;
using CreditFunctions.Core.Rounds;
using CreditFunctions.Core.Staff;
using CreditFunctions.Functions.Storage;

namespace CreditFunctions.Functions.Guides;

/// <summary>One open draft in the list.</summary>
public sealed record GuideDraftEntry(string Id, string Title, bool IsCorrection, DateTimeOffset BegunAt, string AuthorId);

/// <summary>Drafts of guides and corrections: records as all others, and one partition that lists those that are open.</summary>
public sealed class GuideDraftRecords(IRecordStore<GuideDraft> drafts, TableServiceClient tables)
{
    private const string Partition = "drafts";
    private const int MaxIdLength = 50;

    private readonly TableClient _index = tables.GetTableClient(StorageNames.Indexes);

    /// <summary>The draft of an id as it stands in an address; null where there is none.</summary>
    public async Task<Stored<GuideDraft>?> FindAsync(string guideDraftId, CancellationToken cancellationToken) =>
        guideDraftId.Length <= MaxIdLength
        && guideDraftId.All(character => char.IsAsciiLetterLower(character) || char.IsAsciiDigit(character) || character == '-')
            ? await drafts.FindAsync(guideDraftId, cancellationToken)
            : null;

    /// <summary>Everything on record of a draft, oldest first.</summary>
    public Task<IReadOnlyList<AuditRecord>> ReadAuditAsync(string guideDraftId, CancellationToken cancellationToken) =>
        drafts.ReadAuditAsync(guideDraftId, cancellationToken);

    /// <summary>Begins a draft; the one that was begun under this id stands.</summary>
    public async Task<Recording<GuideDraft>> BeginAsync(string guideDraftId, GuideDraftBegun begun, CancellationToken cancellationToken)
    {
        var signature = new Signature(begun.OfficerId, nameof(DeskRole.RoundManager), begun.At) { Basis = nameof(DeskAct.WriteGuide) };
        var recording = await drafts.CreateAsync(guideDraftId, begun, signature, [], cancellationToken);
        await ListAsync(guideDraftId, (await drafts.GetAsync(guideDraftId, cancellationToken)).State, cancellationToken);
        return recording;
    }

    /// <summary>Records what was done to a draft.</summary>
    public async Task<Result<GuideDraft>> RecordAsync(
        string guideDraftId,
        string factKey,
        Func<GuideDraft, Result<Fact>> decide,
        Signature signature,
        CancellationToken cancellationToken
    )
    {
        var recording = await drafts.RecordAsync(guideDraftId, factKey, decide, signature, [], cancellationToken);
        switch (recording)
        {
            case Recording<GuideDraft>.Refused refused:
                return refused.Errors;
            case Recording<GuideDraft>.Missing:
                return RoundErrors.DraftNotFound();
            default:
                var state = (await drafts.GetAsync(guideDraftId, cancellationToken)).State;
                await ListAsync(guideDraftId, state, cancellationToken);
                return state;
        }
    }

    /// <summary>Drafts that are open, the newest first.</summary>
    public async Task<IReadOnlyList<GuideDraftEntry>> ReadOpenAsync(CancellationToken cancellationToken)
    {
        var entries = new List<GuideDraftEntry>();
        await foreach (
            var row in _index.QueryAsync<TableEntity>(row => row.PartitionKey == Partition, cancellationToken: cancellationToken)
        )
        {
            entries.Add(StoredJson.Read<GuideDraftEntry>(JsonColumn.Read(row, "Json")));
        }

        return [.. entries.OrderByDescending(entry => entry.BegunAt)];
    }

    private async Task ListAsync(string guideDraftId, GuideDraft draft, CancellationToken cancellationToken)
    {
        if (!draft.IsOpen)
        {
            await _index.DeleteEntityAsync(Partition, guideDraftId, Azure.ETag.All, cancellationToken);
            return;
        }

        var row = new TableEntity(Partition, guideDraftId);
        JsonColumn.Write(
            row,
            "Json",
            StoredJson.Write(new GuideDraftEntry(guideDraftId, draft.Guide.Title, draft.IsCorrection, draft.BegunAt, draft.WrittenBy[0]))
        );
        await _index.UpsertEntityAsync(row, TableUpdateMode.Replace, cancellationToken);
    }
}
