using CreditFunctions.Core;
using CreditFunctions.Core.Applications;
using CreditFunctions.Core.CreditChecks;
using CreditFunctions.Core.Documents;
using CreditFunctions.Core.Reviews;
using CreditFunctions.Functions.Documents;
using CreditFunctions.Functions.Storage;

namespace CreditFunctions.Functions.Reviews;

/// <summary>The documents that the officer of a task may read, and no others.</summary>
public sealed class TaskDocuments(PanelSessions panels, IRecordStore<Application> applications, IRecordStore<CreditSubject> subjects, DocumentExit files)
{
    /// <summary>A document of the application at hand, or the screenshot of the entry that is decided on.</summary>
    public async Task<Result<OpenedFile>> OpenAsync(OpenedTask task, string documentId, CancellationToken cancellationToken)
    {
        if (task.Application is not { } application)
        {
            return NotFound();
        }

        return application.Documents.FirstOrDefault(each => each.Id == documentId) is { } document
            ? await OpenAsync(application.Id.Value, document, cancellationToken)
            : await OpenEvidenceAsync(application, task.Link.Task, documentId, cancellationToken);
    }

    /// <summary>A document of an application of the batch: for an expert after the declaration, for the two officers of an objection.</summary>
    public async Task<Result<OpenedFile>> OpenAsync(OpenedTask task, string applicationId, string documentId, CancellationToken cancellationToken)
    {
        if (!ApplicationId.TryParse(applicationId, out var id))
        {
            return NotFound();
        }

        if (task.Link.Task.Step == ReviewStep.ExpertReview)
        {
            var opened = await panels.OpenAsync(task, id, cancellationToken);
            return opened.IsSuccess ? await SubmittedAsync(opened.Value, documentId, cancellationToken)
                : opened.Errors is [{ Code: "conflicts-are-not-declared" }] ? opened.Errors
                : NotFound();
        }

        return task.Objection?.ApplicationId == id
            ? await SubmittedAsync((await applications.GetAsync(id.Value, cancellationToken)).State, documentId, cancellationToken)
            : NotFound();
    }

    private async Task<Result<OpenedFile>> SubmittedAsync(Application application, string documentId, CancellationToken cancellationToken) =>
        application.Documents.FirstOrDefault(each => each.Id == documentId && each.Kind is not (DocumentPolicy.EvidenceKind or DocumentPolicy.AnswerKind)) is { } document
            ? await OpenAsync(application.Id.Value, document, cancellationToken)
            : NotFound();

    private async Task<Result<OpenedFile>> OpenEvidenceAsync(Application application, TaskKey task, string documentId, CancellationToken cancellationToken)
    {
        if (task.Step != ReviewStep.Finding
            || DecisionPolicy.SuspicionOf(application, task) is not { } check
            || check.EvidenceId != documentId
            || application.Parties.FirstOrDefault(party => party.Id == check.PartyId) is not { } party)
        {
            return NotFound();
        }

        var subjectId = CreditSubjectId.Of(party).Value;
        return (await subjects.FindAsync(subjectId, cancellationToken))?.State.Evidence.FirstOrDefault(each => each.Id == documentId) is { } evidence
            ? await OpenAsync(subjectId, evidence, cancellationToken)
            : NotFound();
    }

    private Task<Result<OpenedFile>> OpenAsync(string recordId, Document document, CancellationToken cancellationToken) =>
        files.OpenAsync(recordId, document.Id, document.FileName, cancellationToken);

    private static Error NotFound() => new(ErrorKind.NotFound, "document-not-found", "The application has no such document. Open it from the page of the task.");
}
