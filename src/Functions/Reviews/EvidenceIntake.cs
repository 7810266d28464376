using CreditFunctions.Core;
using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Documents;
using CreditFunctions.Core.Reviews;
using CreditFunctions.Functions.Documents;
using CreditFunctions.Functions.Storage;

namespace CreditFunctions.Functions.Reviews;

/// <summary>Takes in the file that shows what an officer saw at a source.</summary>
public sealed class EvidenceIntake(DocumentStore documents, IRecordStore<Application> applications, TimeProvider time)
{
    /// <summary>Streams the file into a blob and makes it a document of the application.</summary>
    public async Task<Result<Document>> TakeAsync(OpenedTask task, string? fileName, Stream content, CancellationToken cancellationToken)
    {
        if (!CheckTask(task).TryGet(out _, out var errors)
            || (task.Application is { } application && !DocumentPolicy.CheckEvidence(application).TryGet(out _, out errors))
            || !DocumentPolicy.CheckFileName(fileName).TryGet(out var name, out errors)
            || !(await documents.ReceiveAsync(task.Link.RecordId, content, cancellationToken)).TryGet(out var file, out errors))
        {
            return errors;
        }

        var now = time.GetUtcNow();
        var document = new Document(file.Id, DocumentPolicy.EvidenceKind, name, file.Type, file.SizeBytes, file.Sha256, now);
        var recording = await applications.RecordAsync(
            task.Link.RecordId,
            $"document|{file.Id}",
            current => DocumentPolicy.CheckEvidence(current).Select<Fact>(_ => new DocumentRegistered(document)),
            new Signature(task.Link.Task.OfficerId, task.Link.Task.Step.ToString(), now),
            [],
            cancellationToken);
        if (recording is Recording<Application>.Refused refused)
        {
            await documents.DiscardAsync(task.Link.RecordId, file, cancellationToken);
            return refused.Errors;
        }

        recording.EnsureStored();
        return document;
    }

    private static Result<OpenedTask> CheckTask(OpenedTask task) => task switch
    {
        { Link.Task.Step: not ReviewStep.CreditEvidence } => new Error("task-takes-no-evidence", "Only a credit look-up takes a screenshot."),
        { Decided: not null } => new Error("task-is-decided", "This look-up is decided; its evidence stands."),
        _ => task,
    };
}
