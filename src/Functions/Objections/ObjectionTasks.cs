using CreditFunctions.Core;
using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Objections;
using CreditFunctions.Core.Reviews.Steps;
using CreditFunctions.Functions.Procedure;
using CreditFunctions.Functions.Reviews;
using CreditFunctions.Functions.Reviews.Kinds;
using CreditFunctions.Functions.Storage;
using CreditFunctions.Functions.Tasks;
using CreditFunctions.Functions.Tokens;
using CreditFunctions.Pages.Reviews;

namespace CreditFunctions.Functions.Objections;

/// <summary>Tasks on an objection to a project on public notice; the objector is disclosed only to these officers.</summary>
internal sealed class ObjectionTasks(IRecordStore<Application> applications, EarlierOpinions opinions, IdentifierVault vault) : TaskKind
{
    public override StepDetails Details => StepDetails.Objection;

    public override async Task<TaskDetails> GatherAsync(TaskDetails details, CancellationToken cancellationToken) =>
        details with
        {
            Application = (await applications.GetAsync(ObjectionOf(details).ApplicationId.Value, cancellationToken)).State,
            EarlierOpinions = await opinions.ReadAsync(details, first: 1, cancellationToken),
        };

    public override ITaskDetails PageOf(TaskDetails details, string folder)
    {
        var objection = ObjectionOf(details);
        return new ObjectionDetails(
            objection.Facts,
            objection.FiledAt,
            vault.RevealText(objection.Name, objection.Id.Value, "name"),
            vault.RevealText(objection.Contact, objection.Id.Value, "contact")
        )
        {
            EarlierOpinions = EarlierOpinions.Shown(details),
        };
    }

    public override Task<TaskView> ViewAsync(TaskView view, TaskDetails details, string folder, CancellationToken cancellationToken)
    {
        var objection = ObjectionOf(details);
        return Task.FromResult(
            view with
            {
                Objection = new ObjectionView(
                    objection.Id,
                    objection.ProjectNumber,
                    objection.Facts,
                    objection.FiledAt,
                    vault.RevealText(objection.Name, objection.Id.Value, "name"),
                    vault.RevealText(objection.Contact, objection.Id.Value, "contact"),
                    details.EarlierOpinions
                ),
            }
        );
    }

    protected override string InstanceOf(TaskLink link) =>
        ObjectionId.TryParse(link.Task.Subject, out var objectionId) ? InstanceIds.OfObjection(objectionId) : InstanceIds.Of(link.Record);

    public override async Task<Result<Application>> OpenApplicationAsync(
        OpenedTask task,
        ApplicationId id,
        CancellationToken cancellationToken
    ) => task.Objection?.ApplicationId == id ? (await applications.GetAsync(id.Value, cancellationToken)).State : TaskDocuments.NotFound();

    private static Objection ObjectionOf(TaskDetails details) =>
        details.Task.Objection ?? throw new InvalidOperationException($"Task {details.Task.Link.Task} is about no objection.");
}
