using CreditFunctions.Core;
using CreditFunctions.Core.Reviews;
using CreditFunctions.Core.Reviews.Steps;
using CreditFunctions.Functions.Documents;
using CreditFunctions.Functions.Procedure;
using CreditFunctions.Functions.Tasks;
using CreditFunctions.Pages.Reviews;
using Microsoft.DurableTask.Client;

namespace CreditFunctions.Functions.Reviews.Kinds;

/// <summary>
/// The tasks that are decided on one <see cref="StepDetails"/>: displayed details, decision context, readable documents, and the waiting
/// procedure. Each is one class of this folder; steps with the same details share it.
/// </summary>
public abstract class TaskKind
{
    public abstract StepDetails Details { get; }

    public virtual Task<TaskDetails> GatherAsync(TaskDetails details, CancellationToken cancellationToken) => Task.FromResult(details);

    public virtual Task<DecisionContext> JudgeAsync(DecisionContext context, OpenedTask task, CancellationToken cancellationToken) =>
        Task.FromResult(context);

    /// <summary>Refuses a decision that its form allows; null if there is no objection.</summary>
    public virtual Task<Error?> RefuseAsync(OpenedTask task, Decision decision, CancellationToken cancellationToken) =>
        Task.FromResult<Error?>(null);

    /// <summary>The details on the page of a task beside the application; null for none.</summary>
    /// <param name="folder">Address of the documents of the task.</param>
    public virtual ITaskDetails? PageOf(TaskDetails details, string folder) => null;

    public virtual Task<TaskView> ViewAsync(TaskView view, TaskDetails details, string folder, CancellationToken cancellationToken) =>
        Task.FromResult(view);

    public virtual Task WakeAsync(DurableTaskClient client, TaskLink link, CancellationToken cancellationToken) =>
        client.WakeAsync(InstanceOf(link), cancellationToken);

    protected virtual string InstanceOf(TaskLink link) => InstanceIds.Of(link.Record);

    /// <summary>A document of the record that is not one of a submitted application.</summary>
    public virtual Task<Result<OpenedFile>> OpenFileAsync(OpenedTask task, string documentId, CancellationToken cancellationToken) =>
        Task.FromResult<Result<OpenedFile>>(TaskDocuments.NotFound());

    /// <summary>An application of a batch whose documents the officer may read; otherwise refused.</summary>
    public virtual Task<Result<Core.Applications.Application>> OpenApplicationAsync(
        OpenedTask task,
        ApplicationId id,
        CancellationToken cancellationToken
    ) => Task.FromResult<Result<Core.Applications.Application>>(TaskDocuments.NotFound());
}
