using System.Collections.Immutable;
using CreditFunctions.Core;
using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Documents;
using CreditFunctions.Core.Rounds;
using CreditFunctions.Core.Rules;
using CreditFunctions.Functions.Applications.Units;
using CreditFunctions.Functions.Documents;
using CreditFunctions.Functions.Http;
using CreditFunctions.Functions.Storage;

namespace CreditFunctions.Functions.Applications.Documents;

/// <summary>Stores and removes documents of applicants.</summary>
public sealed class DocumentIntake(
    DocumentStore documents,
    IRecordStore<Application> applications,
    UnitIndex units,
    RuleBook rules,
    TimeProvider time
)
{
    /// <summary>In bytes.</summary>
    public long MaxBytes => documents.MaxBytes;

    public async Task<Result<Document>> TakeAsync(
        Stored<Application> opened,
        RoundGuide guide,
        string kind,
        string? fileName,
        Stream content,
        CancellationToken cancellationToken
    )
    {
        // Refused before the body is read if the upload is not allowed.
        if (
            !Check(opened.State, guide, kind, time.GetUtcNow()).TryGet(out var terms, out var errors)
            || !DocumentName.Check(fileName).TryGet(out _, out errors)
            || !(await documents.SpoolAsync(terms, content, cancellationToken)).TryGet(out var spooled, out errors)
        )
        {
            return errors;
        }

        await using var file = spooled;
        return await TakeAsync(opened, guide, kind, fileName, file, cancellationToken);
    }

    public async Task<Result<Document>> TakeAsync(
        Stored<Application> opened,
        RoundGuide guide,
        string kind,
        string? fileName,
        SpooledFile spooled,
        CancellationToken cancellationToken
    )
    {
        var receivedAt = time.GetUtcNow();
        if (
            !Check(opened.State, guide, kind, receivedAt).TryGet(out var terms, out var errors)
            || !DocumentName.Check(fileName).TryGet(out var name, out errors)
            || !DocumentPolicy.CheckQuota(opened.State, kind, spooled.Length).TryGet(out _, out errors)
            || !(await documents.StoreAsync(opened.Id, terms, spooled, cancellationToken)).TryGet(out var file, out errors)
        )
        {
            return errors;
        }

        var document = new Document(file.Id, kind, DocumentName.For(name, file.Type), file.Type, file.SizeBytes, file.Sha256, receivedAt);
        ImmutableArray<Document> replaced = [];
        var recording = await applications.RecordAsync(
            opened.Id,
            $"document|{file.Id}",
            application =>
                Check(application, guide, kind, receivedAt)
                    .Then(_ => DocumentPolicy.CheckQuota(application, kind, file.SizeBytes))
                    .Select<Fact>(_ =>
                    {
                        replaced = DocumentPolicy.ReplacedBy(application, kind);
                        return new DocumentRegistered(Stamp(document, application));
                    }),
            Signature(receivedAt),
            [],
            cancellationToken
        );
        if (recording is Recording<Application>.Refused refused)
        {
            await documents.DiscardAsync(opened.Id, file, cancellationToken);
            return refused.Errors;
        }

        // If the client library sent the request twice, the first one is stored, and it has this blob.
        var registered = (DocumentRegistered)recording.EnsureStored();
        foreach (var each in replaced.Where(each => each.Id != file.Id))
        {
            await documents.RemoveAsync(opened.Id, each.Id, cancellationToken);
        }

        await documents.KeepAsync(file, cancellationToken);

        await units.RefreshAsync(opened.State, cancellationToken);
        return registered.Document;
    }

    /// <summary>Removes an optional document. A repeat changes nothing.</summary>
    public async Task<Result<Application>> RemoveAsync(
        Stored<Application> opened,
        RoundGuide guide,
        string kind,
        CancellationToken cancellationToken
    )
    {
        var now = time.GetUtcNow();
        var document = opened.State.Documents.FirstOrDefault(each => each.Kind == kind);
        if (
            !DocumentPolicy
                .CheckUpload(opened.State, guide, rules.OfVersion(opened.State.RuleVersion).Value, kind, now)
                .TryGet(out _, out var errors)
        )
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
            application =>
                DocumentPolicy
                    .CheckUpload(application, guide, rules.OfVersion(application.RuleVersion).Value, kind, now)
                    .Select<Fact>(_ => new DocumentRemoved(document.Id)),
            Signature(now),
            [],
            cancellationToken
        );
        if (recording is Recording<Application>.Done or Recording<Application>.Earlier)
        {
            await documents.RemoveAsync(opened.Id, document.Id, cancellationToken);
        }

        await units.RefreshAsync(opened.State, cancellationToken);
        return recording switch
        {
            Recording<Application>.Done done => done.State,
            Recording<Application>.Refused refused => refused.Errors,
            _ => opened.State,
        };
    }

    private Result<UploadTerms> Check(Application application, RoundGuide guide, string kind, DateTimeOffset now) =>
        DocumentPolicy.CheckUpload(application, guide, rules.OfVersion(application.RuleVersion).Value, kind, now);

    // The sealed print shows one version; the code shows later whether it is still current.
    private static Document Stamp(Document document, Application application) =>
        document.Kind == DocumentPolicy.SignedScanKind ? document with { VersionCode = VersionCode.Of(application) } : document;

    private static Signature Signature(DateTimeOffset at) => Core.Signature.Applicant(at);
}
