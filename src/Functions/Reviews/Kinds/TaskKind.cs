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
/// The tasks that are decided on one <see cref="StepDetails"/>: what their officers are shown, what a decision is judged by, which
/// documents
/// they may read, and whose procedure waits. Each is one class of this folder; steps on the same matter share it.
/// </summary>
public abstract class TaskKind
{
    public abstract StepDetails Details { get; }

    /// <summary>Reads what the officer is shown.</summary>
    public virtual Task<TaskDetails> GatherAsync(TaskDetails details, CancellationToken cancellationToken) => Task.FromResult(details);

    /// <summary>Reads what a decision is judged by.</summary>
    public virtual Task<DecisionContext> JudgeAsync(DecisionContext context, OpenedTask task, CancellationToken cancellationToken) =>
        Task.FromResult(context);

    /// <summary>Why a decision that its form allows is refused all the same; null where nothing stands in the way.</summary>
    public virtual Task<Error?> RefuseAsync(OpenedTask task, Decision decision, CancellationToken cancellationToken) =>
        Task.FromResult<Error?>(null);

    /// <summary>What the page of a task shows beside the application; null for nothing.</summary>
    /// <param name="folder">Address under which the documents of the task are found.</param>
    public virtual ITaskDetails? PageOf(TaskDetails details, string folder) => null;

    /// <summary>The same for JSON.</summary>
    public virtual Task<TaskView> ViewAsync(TaskView view, TaskDetails details, string folder, CancellationToken cancellationToken) =>
        Task.FromResult(view);

    /// <summary>Wakes the procedure that waits for the decision.</summary>
    public virtual Task WakeAsync(DurableTaskClient client, TaskLink link, CancellationToken cancellationToken) =>
        client.WakeAsync(InstanceOf(link), cancellationToken);

    /// <summary>The orchestration that waits for the decision.</summary>
    protected virtual string InstanceOf(TaskLink link) => InstanceIds.Of(link.Record);

    /// <summary>A document of the record at hand that is not one of an application as submitted.</summary>
    public virtual Task<Result<OpenedFile>> OpenFileAsync(OpenedTask task, string documentId, CancellationToken cancellationToken) =>
        Task.FromResult<Result<OpenedFile>>(TaskDocuments.NotFound());

    /// <summary>The application of a batch whose documents the officer may read; refused where it is none.</summary>
    public virtual Task<Result<Core.Applications.Application>> OpenApplicationAsync(
        OpenedTask task,
        ApplicationId id,
        CancellationToken cancellationToken
    ) => Task.FromResult<Result<Core.Applications.Application>>(TaskDocuments.NotFound());
}
