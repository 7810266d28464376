using CreditFunctions.Core.Reviews.Steps;
using CreditFunctions.Functions.Procedure;
using CreditFunctions.Functions.Reviews;
using CreditFunctions.Functions.Reviews.Kinds;
using CreditFunctions.Functions.Tasks;
using CreditFunctions.Pages.Reviews;

namespace CreditFunctions.Functions.Awards;

/// <summary>Tasks on the proposed projects of a review batch. Expert comments are not shown outside the bureau.</summary>
internal sealed class ProposalTasks(ReviewBatchReader batches) : TaskKind
{
    public override StepDetails Details => StepDetails.Proposals;

    public override async Task<TaskDetails> GatherAsync(TaskDetails details, CancellationToken cancellationToken) =>
        details.Task.Batch is { } batch ? await batches.GatherAsync(details, batch, cancellationToken) : details;

    public override ITaskDetails PageOf(TaskDetails details, string folder) => BatchSheets.OfProposed(details);

    public override Task<TaskView> ViewAsync(TaskView view, TaskDetails details, string folder, CancellationToken cancellationToken) =>
        Task.FromResult(view with { Batch = BatchViews.Proposed(details) });

    protected override string InstanceOf(TaskLink link) => InstanceIds.OfBatch(link.Record.Id, TaskSubjects.NumberOf(link.Task.Subject));
}
