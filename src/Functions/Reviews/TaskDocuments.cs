using CreditFunctions.Core;
using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Documents;
using CreditFunctions.Core.Reviews;
using CreditFunctions.Core.Reviews.Steps;
using CreditFunctions.Functions.Documents;
using CreditFunctions.Functions.Reviews.Kinds;

namespace CreditFunctions.Functions.Reviews;

/// <summary>The documents that the officer of a task may read.</summary>
public sealed class TaskDocuments(TaskKinds kinds, DocumentExit files)
{
    public async Task<Result<OpenedFile>> OpenAsync(OpenedTask task, string documentId, CancellationToken cancellationToken)
    {
        if (task.Link.Task.Step.Definition().IsBeforeMaterials)
        {
            return PanelPolicy.NotDeclared();
        }

        if (task.Application is not { } application)
        {
            return NotFound();
        }

        return application.Documents.FirstOrDefault(each => each.Id == documentId) is { } document
            ? await OpenAsync(application.Id.Value, document, cancellationToken)
            : await kinds.Of(task.Link.Task.Step).OpenFileAsync(task, documentId, cancellationToken);
    }

    /// <summary>
    /// A document of an application of the batch: for an expert after the declaration, or for the two officers of an objection.
    /// </summary>
    public async Task<Result<OpenedFile>> OpenAsync(
        OpenedTask task,
        string applicationId,
        string documentId,
        CancellationToken cancellationToken
    )
    {
        if (!ApplicationId.TryParse(applicationId, out var id))
        {
            return NotFound();
        }

        return (await kinds.Of(task.Link.Task.Step).OpenApplicationAsync(task, id, cancellationToken)).TryGet(
            out var application,
            out var errors
        )
            ? await SubmittedAsync(application, documentId, cancellationToken)
            : errors;
    }

    private async Task<Result<OpenedFile>> SubmittedAsync(
        Application application,
        string documentId,
        CancellationToken cancellationToken
    ) =>
        application.Documents.FirstOrDefault(each =>
            each.Id == documentId && each.Kind is not (DocumentPolicy.EvidenceKind or DocumentPolicy.AnswerKind)
        )
            is { } document
            ? await OpenAsync(application.Id.Value, document, cancellationToken)
            : NotFound();

    private Task<Result<OpenedFile>> OpenAsync(string recordId, Document document, CancellationToken cancellationToken) =>
        files.OpenAsync(recordId, document.Id, document.FileName, cancellationToken);

    internal static Error NotFound() =>
        new(ErrorKind.NotFound, "document-not-found", "The application has no such document. Open it from the page of the task.");
}
