using CreditFunctions.Core.Reviews.Steps;
using CreditFunctions.Functions.Procedure;
using CreditFunctions.Functions.Reviews;
using CreditFunctions.Functions.Reviews.Kinds;
using CreditFunctions.Functions.Tasks;
using CreditFunctions.Pages.Reviews;

namespace CreditFunctions.Functions.Awards;

/// <summary>Tasks on the projects of a pass that the meeting proposes. What experts wrote does not leave the bureau.</summary>
internal sealed class ProposalTasks(PassReader passes) : TaskKind
{
    public override StepMatter Matter => StepMatter.Proposals;

    public override async Task<TaskDossier> GatherAsync(TaskDossier dossier, CancellationToken cancellationToken) =>
        dossier.Task.Pass is { } pass ? await passes.GatherAsync(dossier, pass, cancellationToken) : dossier;

    public override ITaskMatter PageOf(TaskDossier dossier, string folder) => BatchSheets.OfProposed(dossier);

    public override Task<TaskView> ViewAsync(TaskView view, TaskDossier dossier, string folder, CancellationToken cancellationToken) =>
        Task.FromResult(view with { Batch = BatchViews.Proposed(dossier) });

    protected override string InstanceOf(TaskLink link) => InstanceIds.OfPass(link.Record.Id, TaskSubjects.NumberOf(link.Task.Subject));
}
