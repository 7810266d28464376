using CreditFunctions.Core;
using CreditFunctions.Core.Documents;
using CreditFunctions.Core.Projects;
using CreditFunctions.Core.Rules;
using CreditFunctions.Functions.Documents;
using CreditFunctions.Functions.Http;
using CreditFunctions.Functions.Storage;

namespace CreditFunctions.Functions.Projects;

/// <summary>Files of projects: what units send with their reports, and scans of papers.</summary>
public sealed class ProjectFiles(DocumentStore documents, DocumentExit exit, IRecordStore<Project> projects, TimeProvider time)
{
    private const string Prefix = "project-";
    internal const string ReportKind = "final-report";
    internal const string PaperKind = "paper";
    internal const string ServiceKind = "proof-of-service";

    /// <summary>Largest file that is taken in, in bytes.</summary>
    public long MaxBytes => documents.MaxBytes;

    /// <summary>Under which name the files of a project are stored.</summary>
    public static string OwnerOf(ApplicationId id) => $"{Prefix}{id}";

    /// <summary>The project that a name of stored files belongs to; null for any other name.</summary>
    public static ApplicationId? ProjectOf(string owner) =>
        owner.StartsWith(Prefix, StringComparison.Ordinal) && ApplicationId.TryParse(owner[Prefix.Length..], out var id) ? id : null;

    /// <summary>Inspects a file, stores it and makes it a document of the project.</summary>
    /// <param name="kind">What it is: a report of the unit, or the scan of a paper.</param>
    internal async Task<Result<Document>> TakeAsync(
        ApplicationId id,
        string kind,
        PostedFile sent,
        RuleFile rules,
        Signature signature,
        CancellationToken cancellationToken
    )
    {
        var owner = OwnerOf(id);
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

        var document = new Document(
            file.Id,
            kind,
            DocumentName.For(name, file.Type),
            file.Type,
            file.SizeBytes,
            file.Sha256,
            time.GetUtcNow()
        );
        (
            await projects.RecordAsync(
                id.Value,
                $"document|{file.Id}",
                _ => new DocumentRegistered(document),
                signature,
                [],
                cancellationToken
            )
        ).EnsureStored();
        await documents.KeepAsync(file, cancellationToken);
        return document;
    }

    /// <summary>A file of a project, for whoever may see it.</summary>
    public async Task<Result<OpenedFile>> OpenAsync(Project project, string documentId, CancellationToken cancellationToken) =>
        project.Documents.FirstOrDefault(each => each.Id == documentId) is { } document
            ? await exit.OpenAsync(OwnerOf(project.Id), document.Id, document.FileName, cancellationToken)
            : new Error(
                ErrorKind.NotFound,
                "document-not-found",
                "The project has no such document. Open it from the page of the project."
            );
}

/// <summary>Files of projects.</summary>
internal sealed class ProjectFileOwner(IRecordStore<Project> projects) : FileOwner
{
    public override async Task<bool> RefersAsync(string owner, string fileId, CancellationToken cancellationToken) =>
        ProjectFiles.ProjectOf(owner) is { } id
        && await projects.FindAsync(id.Value, cancellationToken) is { } project
        && project.State.Documents.Any(each => each.Id == fileId);
}
