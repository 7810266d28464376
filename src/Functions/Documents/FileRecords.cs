using System.Collections.Immutable;
using CreditFunctions.Core;
using CreditFunctions.Core.Documents;
using CreditFunctions.Functions.Pending;
using CreditFunctions.Functions.Storage;
using CreditFunctions.Pages.Applications;
using CreditFunctions.Pages.Reviews;
using Microsoft.Extensions.Caching.Memory;

namespace CreditFunctions.Functions.Documents;

/// <summary>
/// The status of every stored file, each a record of its own with its audit chain. A pending marker is written before the blob: it is how
/// files without an owner and unscanned files are found.
/// </summary>
public sealed class FileRecords(IRecordStore<StoredFile> files, PendingWork pending, IMemoryCache cache, TimeProvider time)
{
    private static readonly TimeSpan KnownFor = TimeSpan.FromMinutes(30);

    public async Task<PendingItem> BeginAsync(FileStored stored, CancellationToken cancellationToken)
    {
        var marker = await pending.MarkAsync(new RecordRef(RecordType.File, stored.FileId), cancellationToken);
        await files.CreateAsync(stored.FileId, stored, By("Upload"), [], cancellationToken);
        Remember(stored.Owner, stored.FileId, StoredFile.From(stored).Status);
        return marker;
    }

    /// <summary>Removes the pending marker of a file that belongs to its record, unless it waits for a scan.</summary>
    public Task KeepAsync(PendingItem marker, bool isToBeScanned, CancellationToken cancellationToken) =>
        isToBeScanned ? Task.CompletedTask : pending.ClearAsync(marker, cancellationToken);

    /// <summary>Null if this owner has no such file.</summary>
    public async Task<StoredFile?> FindAsync(string owner, string fileId, CancellationToken cancellationToken) =>
        (await files.FindAsync(fileId, cancellationToken))?.State is { } file && file.Owner == owner ? file : null;

    /// <summary>By document id.</summary>
    public async Task<IReadOnlyDictionary<string, FileStatus>> StatusesAsync(
        string owner,
        IEnumerable<Document> documents,
        CancellationToken cancellationToken
    )
    {
        var read = await Task.WhenAll(
            documents.Select(async document => (document.Id, Status: await FindStatusAsync(owner, document.Id, cancellationToken)))
        );
        return read.Where(each => each.Status is not null)
            .ToDictionary(each => each.Id, each => each.Status!.Value, StringComparer.Ordinal);
    }

    public async Task<ImmutableArray<TaskDocument>> MarkAsync(
        string owner,
        ImmutableArray<TaskDocument> documents,
        CancellationToken cancellationToken
    ) =>
        [
            .. await Task.WhenAll(
                documents.Select(async document =>
                    document with
                    {
                        Status = await FindStatusAsync(owner, document.Href.Split('/')[^1], cancellationToken),
                    }
                )
            ),
        ];

    /// <summary>Sets the status of files that their applicant cannot open.</summary>
    public async Task<ImmutableArray<FileRow>> MarkAsync(string owner, IEnumerable<FileRow> files, CancellationToken cancellationToken) =>
        [
            .. await Task.WhenAll(
                files.Select(async file =>
                    file with
                    {
                        Status = await FindObstacleAsync(owner, file.Href.Split('/')[^1], cancellationToken),
                    }
                )
            ),
        ];

    public async Task<ImmutableArray<DocumentRow>> MarkAsync(
        string owner,
        IEnumerable<DocumentRow> documents,
        CancellationToken cancellationToken
    ) =>
        [
            .. await Task.WhenAll(
                documents.Select(async document =>
                    document.File is { } file ? document with { File = (await MarkAsync(owner, [file], cancellationToken))[0] } : document
                )
            ),
        ];

    public async Task<IReadOnlyList<DocumentView>> MarkAsync(
        string owner,
        IEnumerable<DocumentView> documents,
        CancellationToken cancellationToken
    ) =>
        await Task.WhenAll(
            documents.Select(async document => document with { Status = await FindObstacleAsync(owner, document.Id, cancellationToken) })
        );

    // A pending scan is shown to officers but never delays the applicant.
    private async Task<FileStatus?> FindObstacleAsync(string owner, string fileId, CancellationToken cancellationToken) =>
        await FindStatusAsync(owner, fileId, cancellationToken) is (FileStatus.NotInspected or FileStatus.Infected) and var status
            ? status
            : null;

    private async Task<FileStatus?> FindStatusAsync(string owner, string fileId, CancellationToken cancellationToken)
    {
        if (cache.TryGetValue(KeyOf(owner, fileId), out FileStatus known))
        {
            return known;
        }

        var status = (await FindAsync(owner, fileId, cancellationToken))?.Status;
        Remember(owner, fileId, status);
        return status;
    }

    // Only final states are cached.
    private void Remember(string owner, string fileId, FileStatus? status)
    {
        if (status is FileStatus.Clean or FileStatus.Infected or FileStatus.NotScanned)
        {
            cache.Set(KeyOf(owner, fileId), status.Value, KnownFor);
        }
    }

    private static object KeyOf(string owner, string fileId) => (nameof(FileRecords), owner, fileId);

    public Task RecordScanAsync(string fileId, FileScanned scanned, CancellationToken cancellationToken) =>
        files.RecordAsync(fileId, "scanned", _ => scanned, By("Scan"), [], cancellationToken);

    public Task RecordRemovalAsync(string fileId, CancellationToken cancellationToken) =>
        files.RecordAsync(fileId, "removed", _ => new FileRemoved(time.GetUtcNow()), By("Removal"), [], cancellationToken);

    // The uploader, or the officer who replaced a file, is recorded by its owner.
    private Signature By(string basis) => Signature.Procedure(time.GetUtcNow(), basis);
}
