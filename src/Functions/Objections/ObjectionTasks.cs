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

/// <summary>Tasks on an objection to a project on public notice; who objects is told to these officers alone.</summary>
internal sealed class ObjectionTasks(IRecordStore<Application> applications, EarlierOpinions opinions, IdentifierVault vault) : TaskKind
{
    public override StepMatter Matter => StepMatter.Objection;

    public override async Task<TaskDossier> GatherAsync(TaskDossier dossier, CancellationToken cancellationToken) =>
        dossier with
        {
            Application = (await applications.GetAsync(ObjectionOf(dossier).ApplicationId.Value, cancellationToken)).State,
            EarlierOpinions = await opinions.ReadAsync(dossier, first: 1, cancellationToken),
        };

    public override ITaskMatter PageOf(TaskDossier dossier, string folder)
    {
        var objection = ObjectionOf(dossier);
        return new ObjectionMatter(
            objection.Facts,
            objection.FiledAt,
            vault.RevealText(objection.Name, objection.Id.Value, "name"),
            vault.RevealText(objection.Contact, objection.Id.Value, "contact")
        )
        {
            EarlierOpinions = EarlierOpinions.Shown(dossier),
        };
    }

    public override Task<TaskView> ViewAsync(TaskView view, TaskDossier dossier, string folder, CancellationToken cancellationToken)
    {
        var objection = ObjectionOf(dossier);
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
                    dossier.EarlierOpinions
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

    private static Objection ObjectionOf(TaskDossier dossier) =>
        dossier.Task.Objection ?? throw new InvalidOperationException($"Task {dossier.Task.Link.Task} is about no objection.");
}
