using System.Globalization;
using CreditFunctions.Core;
using CreditFunctions.Core.CreditChecks;
using CreditFunctions.Core.Documents;
using CreditFunctions.Core.Rounds;
using CreditFunctions.Core.Rules;
using CreditFunctions.Functions.Documents;
using CreditFunctions.Functions.Http;
using CreditFunctions.Functions.Storage;

namespace CreditFunctions.Functions.CreditChecks;

/// <summary>Stores an officer's evidence of a credit query; it is kept with the party, for all its applications.</summary>
public sealed class EvidenceIntake(DocumentStore documents, IRecordStore<CreditSubject> subjects, RuleBook book, TimeProvider time)
{
    /// <summary>In bytes.</summary>
    public long MaxBytes => documents.MaxBytes;

    public async Task<Result<Document>> TakeAsync(
        DueCreditQuery creditQuery,
        RoundGuide guide,
        string officerId,
        string? fileName,
        Stream content,
        CancellationToken cancellationToken
    )
    {
        var terms = DocumentPolicy.EvidenceTerms(book.OfVersion(guide.RuleVersion).Value);
        if (
            !DocumentName.Check(fileName).TryGet(out _, out var errors)
            || !(await documents.SpoolAsync(terms, content, cancellationToken)).TryGet(out var spooled, out errors)
        )
        {
            return errors;
        }

        await using var file = spooled;
        return await TakeAsync(creditQuery, guide, officerId, fileName, file, cancellationToken);
    }

    public async Task<Result<Document>> TakeAsync(
        DueCreditQuery creditQuery,
        RoundGuide guide,
        string officerId,
        string? fileName,
        SpooledFile spooled,
        CancellationToken cancellationToken
    )
    {
        var subjectId = creditQuery.SubjectId.Value;
        var look = string.Create(CultureInfo.InvariantCulture, $"{creditQuery.Source}.{creditQuery.Number}");
        var terms = DocumentPolicy.EvidenceTerms(book.OfVersion(guide.RuleVersion).Value);
        if (
            !DocumentPolicy.CheckEvidence((await subjects.GetAsync(subjectId, cancellationToken)).State, look).TryGet(out _, out var errors)
            || !DocumentName.Check(fileName).TryGet(out var name, out errors)
            || !(await documents.StoreAsync(subjectId, terms, spooled, cancellationToken)).TryGet(out var file, out errors)
        )
        {
            return errors;
        }

        var now = time.GetUtcNow();
        var document = new Document(
            file.Id,
            DocumentPolicy.EvidenceKind,
            DocumentName.For(name, file.Type),
            file.Type,
            file.SizeBytes,
            file.Sha256,
            now
        )
        {
            Look = look,
        };
        var recording = await subjects.RecordAsync(
            subjectId,
            $"document|{file.Id}",
            current => DocumentPolicy.CheckEvidence(current, look).Select<Fact>(_ => new DocumentRegistered(document)),
            CreditQueryRecorder.SignatureOf(officerId, now),
            [],
            cancellationToken
        );
        if (recording is Recording<CreditSubject>.Refused refused)
        {
            await documents.DiscardAsync(subjectId, file, cancellationToken);
            return refused.Errors;
        }

        recording.EnsureStored();
        await documents.KeepAsync(file, cancellationToken);
        return document;
    }
}
