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
    EarlierOpinions opinions,
    TimeProvider time
) : TaskKind
{
    public override StepDetails Details => StepDetails.Project;

    public override async Task<TaskDetails> GatherAsync(TaskDetails details, CancellationToken cancellationToken)
    {
        var project = await ReadAsync(details.Task, cancellationToken);

        // Opinions of an acceptance before a rectification agreed, and stand with the project.
        var since = details.Step.Is<AcceptanceStep>() ? project?.Acceptances.LastOrDefault()?.At : null;
        return details with
        {
            Project = project,
            EarlierOpinions = details.Step.Definition().NeedsTwoOpinions
                ? [.. (await opinions.ReadAsync(details, first: 1, cancellationToken)).Where(given => !(given.At <= since))]
                : [],
        };
    }

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

        return ProjectProcedure.CheckAsked(project, AskOf(task), time.GetUtcNow())
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
        details.Project is { } project
            ? ProjectTaskDetails.Of(project, details.Step, details.Task.Link.Task.Subject, folder) with
            {
                EarlierOpinions = EarlierOpinions.Shown(details),
                IsSettled =
                    details.Task.Decided is null
                    && ProjectProcedure.CheckFollowed(project, AskOf(details.Task), time.GetUtcNow()) is not null,
            }
            : null;

    public override Task<TaskView> ViewAsync(TaskView view, TaskDetails details, string folder, CancellationToken cancellationToken) =>
        Task.FromResult(
            view with
            {
                Project = details.Project is { } project ? ProjectTaskDetails.DetailsOf(project, details.Step) : null,
            }
        );

    public override async Task<Result<OpenedFile>> OpenFileAsync(OpenedTask task, string documentId, CancellationToken cancellationToken) =>
        await ReadAsync(task, cancellationToken) is { } project
            ? await files.OpenAsync(project.Id.Value, project, documentId, cancellationToken)
            : ProjectRefusals.NotFound();

    protected override string InstanceOf(TaskLink link) => InstanceIds.Of(new RecordRef(RecordType.Project, link.Record.Id));

    private static ProjectAsk AskOf(OpenedTask task) => new(task.Link.Task.Step, task.Link.Task.Subject, task.Link.Task.Ordinal);

    private async Task<Project?> ReadAsync(OpenedTask task, CancellationToken cancellationToken) =>
        (await projects.FindAsync(task.Link.Record.Id, cancellationToken))?.State;
}
