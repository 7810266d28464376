using System.Globalization;
using CreditFunctions.Core;
using CreditFunctions.Core.CreditChecks;
using CreditFunctions.Core.Documents;
using CreditFunctions.Core.Reviews;
using CreditFunctions.Core.Rounds;
using CreditFunctions.Core.Rules;
using CreditFunctions.Functions.Documents;
using CreditFunctions.Functions.Storage;

namespace CreditFunctions.Functions.CreditChecks;

/// <summary>Takes in the file that shows what an officer saw at a source; it is kept with the party, whatever applications it is on.</summary>
public sealed class EvidenceIntake(DocumentStore documents, IRecordStore<CreditSubject> subjects, RuleBook book, TimeProvider time)
{
    /// <summary>Streams the file into a blob and makes it a document of the party that is looked up.</summary>
    public async Task<Result<Document>> TakeAsync(
        DueLookup lookup, RoundGuide guide, string officerId, string? fileName, Stream content, CancellationToken cancellationToken)
    {
        var subjectId = lookup.SubjectId.Value;
        var look = string.Create(CultureInfo.InvariantCulture, $"{lookup.Source}.{lookup.Number}");
        var terms = DocumentPolicy.EvidenceTerms(book.OfVersion(guide.RuleVersion).Value);
        if (!DocumentPolicy.CheckEvidence((await subjects.GetAsync(subjectId, cancellationToken)).State, look).TryGet(out _, out var errors)
            || !DocumentPolicy.CheckFileName(fileName).TryGet(out var name, out errors)
            || !(await documents.ReceiveAsync(subjectId, terms, content, cancellationToken)).TryGet(out var file, out errors))
        {
            return errors;
        }

        var now = time.GetUtcNow();
        var document = new Document(file.Id, DocumentPolicy.EvidenceKind, name, file.Type, file.SizeBytes, file.Sha256, now) { Look = look };
        var recording = await subjects.RecordAsync(
            subjectId,
            $"document|{file.Id}",
            current => DocumentPolicy.CheckEvidence(current, look).Select<Fact>(_ => new DocumentRegistered(document)),
            new Signature(officerId, nameof(StaffRole.CaseOfficer), now) { Basis = nameof(ReviewStep.CreditLookups) },
            [],
            cancellationToken);
        if (recording is Recording<CreditSubject>.Refused refused)
        {
            await documents.DiscardAsync(subjectId, file, cancellationToken);
            return refused.Errors;
        }

        recording.EnsureStored();
        return document;
    }
}
