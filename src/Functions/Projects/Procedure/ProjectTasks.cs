using CreditFunctions.Core;
using CreditFunctions.Core.Projects;
using CreditFunctions.Core.Reviews;
using CreditFunctions.Core.Reviews.Steps;
using CreditFunctions.Functions.Documents;
using CreditFunctions.Functions.Procedure;
using CreditFunctions.Functions.Reviews;
using CreditFunctions.Functions.Reviews.Kinds;
using CreditFunctions.Functions.Storage;
using CreditFunctions.Functions.Tasks;
using CreditFunctions.Pages.Projects;
using CreditFunctions.Pages.Reviews;

namespace CreditFunctions.Functions.Projects;

/// <summary>Tasks on a project after its award.</summary>
internal sealed class ProjectTasks(
    IRecordStore<Project> projects,
    RecordFiles<Project> files,
    VoucherBook vouchers,
    ProjectChecks checks,
    TimeProvider time
) : TaskKind
{
    public override StepDetails Details => StepDetails.Project;

    public override async Task<TaskDetails> GatherAsync(TaskDetails details, CancellationToken cancellationToken) =>
        details with
        {
            Project = await ReadAsync(details.Task, cancellationToken),
        };

    public override async Task<DecisionContext> JudgeAsync(DecisionContext context, OpenedTask task, CancellationToken cancellationToken) =>
        context with
        {
            Project = await ReadAsync(task, cancellationToken),
        };

    public override async Task<Error?> RefuseAsync(OpenedTask task, Decision decision, CancellationToken cancellationToken)
    {
        if (await ReadAsync(task, cancellationToken) is not { } project)
        {
            return null;
        }

        var key = task.Link.Task;
        return ProjectProcedure.CheckAsked(project, new ProjectAsk(key.Step, key.Subject, key.Ordinal), time.GetUtcNow())
            ?? (
                decision is PaymentConfirmationDecision paid
                && await vouchers.FindUseAsync(project, paid.VoucherNumber, cancellationToken) is { } use
                    ? PaymentConfirmationStep.VoucherIsUsed(use)
                : decision is ContractSigningDecision { Signs: true } or ChangeDecision { Agrees: true }
                && await checks.BindsABarredPartyAsync(project, task.Application!, cancellationToken)
                    ? PaymentPolicy.BindsABarredParty
                : null
            );
    }

    public override ITaskDetails? PageOf(TaskDetails details, string folder) =>
        details.Project is { } project ? ProjectTaskDetails.Of(project, details.Step, details.Task.Link.Task.Subject, folder) : null;

    public override Task<TaskView> ViewAsync(TaskView view, TaskDetails details, string folder, CancellationToken cancellationToken) =>
        Task.FromResult(
            view with
            {
                Project = details.Project is { } project ? ProjectTaskDetails.DetailsOf(project, details.Step) : null,
            }
        );

    public override async Task<Result<OpenedFile>> OpenFileAsync(OpenedTask task, string documentId, CancellationToken cancellationToken) =>
        task.Link.Task.Step == ReviewStep.Of<PanelConflictStep>() ? PanelPolicy.NotDeclared()
        : await ReadAsync(task, cancellationToken) is { } project
            ? await files.OpenAsync(project.Id.Value, project, documentId, cancellationToken)
        : ProjectRefusals.NotFound();

    protected override string InstanceOf(TaskLink link) => InstanceIds.Of(new RecordRef(RecordType.Project, link.Record.Id));

    private async Task<Project?> ReadAsync(OpenedTask task, CancellationToken cancellationToken) =>
        (await projects.FindAsync(task.Link.Record.Id, cancellationToken))?.State;
}
