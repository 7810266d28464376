using System.Collections.Immutable;
using CreditFunctions.Core;
using CreditFunctions.Core.Cases;
using CreditFunctions.Core.Documents;
using CreditFunctions.Core.Rules;
using CreditFunctions.Functions.Documents;
using CreditFunctions.Functions.Http;
using CreditFunctions.Functions.Storage;

namespace CreditFunctions.Functions.Cases;

/// <summary>Files of cases: proofs of service, and what parties send.</summary>
public sealed class CaseFiles(DocumentStore documents, DocumentExit exit, IRecordStore<IntegrityCase> cases, TimeProvider time)
{
    private const string Prefix = "case-";

    /// <summary>Largest file that is taken in, in bytes.</summary>
    public long MaxBytes => documents.MaxBytes;

    /// <summary>Under which name the files of a case are stored.</summary>
    public static string OwnerOf(CaseId id) => $"{Prefix}{id}";

    /// <summary>The case that a name of stored files belongs to; null for any other name.</summary>
    public static CaseId? CaseOf(string owner) =>
        owner.StartsWith(Prefix, StringComparison.Ordinal) && CaseId.TryParse(owner[Prefix.Length..], out var id) ? id : null;

    /// <summary>What the party sent with the statement and defence that the case stands on.</summary>
    internal static IEnumerable<Document> OfDefence(IntegrityCase integrityCase) =>
        integrityCase.Documents.Where(file => integrityCase.Notice?.Defence?.DocumentIds.Contains(file.Id) == true);

    /// <summary>Inspects files, stores them and makes them documents of the case: all of them, or none.</summary>
    /// <param name="kind">What they are.</param>
    internal async Task<Result<ImmutableArray<Document>>> TakeAllAsync(
        CaseId id,
        string kind,
        ImmutableArray<PostedFile> sent,
        RuleFile rules,
        Signature signature,
        CancellationToken cancellationToken
    )
    {
        var owner = OwnerOf(id);
        var stored = ImmutableArray.CreateBuilder<(ReceivedFile File, string Name)>();
        foreach (var each in sent)
        {
            if (
                !DocumentName.Check(each.FileName).TryGet(out var name, out var errors)
                || !(await documents.StoreAsync(owner, DocumentPolicy.EvidenceTerms(rules), each.Spooled, cancellationToken)).TryGet(
                    out var file,
                    out errors
                )
            )
            {
                await DiscardAsync(stored);
                return errors;
            }

            stored.Add((file, name));
        }

        var taken = ImmutableArray.CreateBuilder<Document>();
        foreach (var (file, name) in stored)
        {
            var document = new Document(
                file.Id,
                kind,
                DocumentName.For(name, file.Type),
                file.Type,
                file.SizeBytes,
                file.Sha256,
                time.GetUtcNow()
            );
            var recording = await cases.RecordAsync(
                id.Value,
                $"document|{file.Id}",
                _ => new DocumentRegistered(document),
                signature,
                [],
                cancellationToken
            );
            if (recording is Recording<IntegrityCase>.Refused or Recording<IntegrityCase>.Missing)
            {
                await DiscardAsync(stored.Skip(taken.Count));
                return CaseRefusals.NotFound();
            }

            await documents.KeepAsync(file, cancellationToken);
            taken.Add(document);
        }

        return taken.ToImmutable();

        async Task DiscardAsync(IEnumerable<(ReceivedFile File, string Name)> files)
        {
            foreach (var (file, _) in files)
            {
                await documents.DiscardAsync(owner, file, cancellationToken);
            }
        }
    }

    /// <summary>Inspects a file, stores it and makes it a document of the case.</summary>
    /// <param name="kind">What it is: a proof of service, or sent by the party.</param>
    internal async Task<Result<Document>> TakeAsync(
        CaseId id,
        string kind,
        PostedFile sent,
        RuleFile rules,
        Signature signature,
        CancellationToken cancellationToken
    ) => (await TakeAllAsync(id, kind, [sent], rules, signature, cancellationToken)).Select(taken => taken[0]);

    /// <summary>A file of a case, for whoever may see the case.</summary>
    public async Task<Result<OpenedFile>> OpenAsync(IntegrityCase integrityCase, string documentId, CancellationToken cancellationToken) =>
        integrityCase.Documents.FirstOrDefault(each => each.Id == documentId) is { } document
            ? await exit.OpenAsync(OwnerOf(integrityCase.Id), document.Id, document.FileName, cancellationToken)
            : new Error(ErrorKind.NotFound, "document-not-found", "The case has no such document. Open it from the page of the case.");
}
