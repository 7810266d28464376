using CreditFunctions.Core;
using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Documents;
using CreditFunctions.Core.Rounds;
using CreditFunctions.Core.Rules;
using CreditFunctions.Functions.Storage;
using CreditFunctions.Functions.Units;

namespace CreditFunctions.Functions.Documents;

/// <summary>Takes in what an applicant uploads, and out again.</summary>
public sealed class DocumentIntake(
    DocumentStore documents, IRecordStore<Application> applications, UnitIndex units, RuleBook rules, TimeProvider time)
{
    /// <summary>Streams a file into a blob, looks at it and makes it a document of the application.</summary>
    public async Task<Result<Document>> TakeAsync(
        Stored<Application> opened, RoundGuide guide, string kind, string? fileName, Stream content, CancellationToken cancellationToken)
    {
        var receivedAt = time.GetUtcNow();
        var terms = Check(opened.State);
        if (!terms.TryGet(out var allowed, out var errors)
            || !DocumentPolicy.CheckFileName(fileName).TryGet(out var name, out errors)
            || !(await documents.ReceiveAsync(opened.Id, allowed, content, cancellationToken)).TryGet(out var file, out errors))
        {
            return errors;
        }

        var document = new Document(file.Id, kind, name, file.Type, file.SizeBytes, file.Sha256, receivedAt);
        var recording = await applications.RecordAsync(
            opened.Id,
            $"document|{file.Id}",
            application => Check(application).Select<Fact>(_ => new DocumentRegistered(Stamp(document, application))),
            Signature(receivedAt),
            [],
            cancellationToken);
        if (recording is Recording<Application>.Refused refused)
        {
            await documents.DiscardAsync(opened.Id, file, cancellationToken);
            return refused.Errors;
        }

        // Where the client library sent it twice, what it sent first is stored, and its blob is this one.
        var registered = (DocumentRegistered)recording.EnsureStored();
        await units.RefreshAsync(opened.State, cancellationToken);
        return registered.Document;

        Result<UploadTerms> Check(Application application) =>
            DocumentPolicy.CheckUpload(application, guide, rules.OfVersion(application.RuleVersion).Value, kind, receivedAt);
    }

    /// <summary>Takes an optional document out again. Taken out twice, it is out.</summary>
    public async Task<Result<Application>> RemoveAsync(Stored<Application> opened, RoundGuide guide, string kind, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var document = opened.State.Documents.FirstOrDefault(each => each.Kind == kind);
        if (!DocumentPolicy.CheckUpload(opened.State, guide, rules.OfVersion(opened.State.RuleVersion).Value, kind, now).TryGet(out _, out var errors))
        {
            return errors;
        }

        if (guide.RequiredDocuments.All(required => required.Kind != kind || !required.IsOptional))
        {
            return Applications.ApplicantErrors.DocumentIsRequired();
        }

        if (document is null)
        {
            return opened.State;
        }

        var recording = await applications.RecordAsync(
            opened.Id,
            $"document-removed|{document.Id}",
            application => DocumentPolicy.CheckUpload(application, guide, rules.OfVersion(application.RuleVersion).Value, kind, now)
                .Select<Fact>(_ => new DocumentRemoved(document.Id)),
            Signature(now),
            [],
            cancellationToken);
        await units.RefreshAsync(opened.State, cancellationToken);
        return recording switch
        {
            Recording<Application>.Done done => done.State,
            Recording<Application>.Refused refused => refused.Errors,
            _ => opened.State,
        };
    }

    // The sealed print shows one version; the code tells later whether it is still the one.
    private static Document Stamp(Document document, Application application) =>
        document.Kind == DocumentPolicy.SignedScanKind ? document with { VersionCode = VersionCode.Of(application) } : document;

    private static Signature Signature(DateTimeOffset at) => Core.Signature.Applicant(at);
}
