using CreditFunctions.Core;
using CreditFunctions.Core.Documents;
using CreditFunctions.Core.Listings;
using CreditFunctions.Core.Rules;
using CreditFunctions.Functions.Documents;
using CreditFunctions.Functions.Http;
using CreditFunctions.Functions.Storage;

namespace CreditFunctions.Functions.Listings;

/// <summary>Files of listings: screenshots of the exchange, and what objections bring.</summary>
public sealed class ListingFiles(DocumentStore documents, DocumentExit exit, TimeProvider time)
{
    private const string Prefix = "listing-";

    /// <summary>Largest file that is taken in, in bytes.</summary>
    public long MaxBytes => documents.MaxBytes;

    /// <summary>The listing that a name of stored files belongs to; null for any other name.</summary>
    public static ListingId? ListingOf(string owner) =>
        owner.StartsWith(Prefix, StringComparison.Ordinal) && ListingId.TryParse(owner[Prefix.Length..], out var id) ? id : null;

    /// <summary>Inspects and stores a file, and lets it be recorded; it stays only where that succeeds.</summary>
    /// <param name="kind">What it is.</param>
    internal async Task<Result<Fact>> TakeAsync(
        ListingId id,
        string kind,
        PostedFile sent,
        RuleFile rules,
        Func<Document, Task<Result<Fact>>> record,
        CancellationToken cancellationToken
    )
    {
        var owner = $"{Prefix}{id}";
        if (
            !DocumentName.Check(sent.FileName).TryGet(out var name, out var errors)
            || !(await documents.StoreAsync(owner, DocumentPolicy.EvidenceTerms(rules), sent.Spooled, cancellationToken)).TryGet(
                out var file,
                out errors
            )
        )
        {
            return errors;
        }

        var recorded = await record(
            new Document(file.Id, kind, DocumentName.For(name, file.Type), file.Type, file.SizeBytes, file.Sha256, time.GetUtcNow())
        );
        await (recorded.IsSuccess ? documents.KeepAsync(file, cancellationToken) : documents.DiscardAsync(owner, file, cancellationToken));
        return recorded;
    }

    /// <summary>A file of a listing.</summary>
    public async Task<Result<OpenedFile>> OpenAsync(Listing listing, string documentId, CancellationToken cancellationToken) =>
        listing.Documents.FirstOrDefault(each => each.Id == documentId) is { } document
            ? await exit.OpenAsync($"{Prefix}{listing.Id}", document.Id, document.FileName, cancellationToken)
            : new Error(
                ErrorKind.NotFound,
                "document-not-found",
                "The listing has no such document. Open it from the page of the listing."
            );
}

/// <summary>Files of listings.</summary>
internal sealed class ListingFileOwner(IRecordStore<Listing> listings) : FileOwner
{
    public override async Task<bool> RefersAsync(string owner, string fileId, CancellationToken cancellationToken) =>
        ListingFiles.ListingOf(owner) is { } id
        && await listings.FindAsync(id.Value, cancellationToken) is { } listing
        && listing.State.Documents.Any(each => each.Id == fileId);
}
