using CreditFunctions.Core;
using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Notifications;
using CreditFunctions.Core.Projects;
using CreditFunctions.Functions.Notifications;
using CreditFunctions.Functions.Pending;
using CreditFunctions.Functions.Procedure;
using CreditFunctions.Functions.Storage;
using Microsoft.DurableTask.Client;

namespace CreditFunctions.Functions.Projects;

/// <summary>Records facts of projects and updates register, mails and procedure.</summary>
public sealed class ProjectRecorder(
    IRecordStore<Project> projects,
    IRecordStore<Application> applications,
    ProjectIndex index,
    MailSender mails,
    PendingWork pending
)
{
    /// <param name="alsoOwed">Mails beside those to unit and investigator.</param>
    public async Task<Recording<Project>> RecordAsync(
        ApplicationId id,
        string factKey,
        Func<Project, Result<Fact>> decide,
        Signature signature,
        DurableTaskClient client,
        CancellationToken cancellationToken,
        Func<Project, Fact, IEnumerable<OwedNotification>>? alsoOwed = null
    )
    {
        var marker = await pending.MarkAsync(RecordRef.OfProject(id), cancellationToken);
        var recording = await StoreAsync(id, factKey, decide, signature, alsoOwed ?? ((_, _) => []), cancellationToken);
        if (recording is Recording<Project>.Done or Recording<Project>.Earlier)
        {
            await SettleAsync(await projects.GetAsync(id.Value, cancellationToken), client, cancellationToken);
        }

        await pending.ClearAsync(marker, cancellationToken);
        return recording;
    }

    /// <summary>Records a fact of the procedure and sends its mails; the procedure then reads the rows itself.</summary>
    /// <param name="alsoOwed">Mails beside those to unit and investigator.</param>
    public async Task<Recording<Project>> FollowAsync(
        ApplicationId id,
        string factKey,
        Func<Project, Result<Fact>> decide,
        Signature signature,
        CancellationToken cancellationToken,
        Func<Project, Fact, IEnumerable<OwedNotification>>? alsoOwed = null
    )
    {
        var recording = await StoreAsync(id, factKey, decide, signature, alsoOwed ?? ((_, _) => []), cancellationToken);

        // Also if it was recorded before: the recording run may have failed before this.
        await ShowAsync(await projects.GetAsync(id.Value, cancellationToken), cancellationToken);
        return recording;
    }

    /// <summary>Opens a project once, with the mail to its unit.</summary>
    public async Task BeginAsync(
        ProjectOpened opened,
        string unitEmail,
        Signature signature,
        DurableTaskClient client,
        CancellationToken cancellationToken
    )
    {
        var id = opened.Id;
        var marker = await pending.MarkAsync(RecordRef.OfProject(id), cancellationToken);
        var owed = ProjectMails.Of(Project.From(opened), opened, unitEmail).ToList();
        (await projects.CreateAsync(id.Value, opened, signature, owed, cancellationToken)).EnsureStored();
        await SettleAsync(await projects.GetAsync(id.Value, cancellationToken), client, cancellationToken);
        await pending.ClearAsync(marker, cancellationToken);
    }

    public async Task SettleAsync(Stored<Project> stored, DurableTaskClient client, CancellationToken cancellationToken)
    {
        await ShowAsync(stored, cancellationToken);
        await client.BeginAgainOrWakeAsync(
            ProjectOrchestrator.Call,
            InstanceIds.Of(RecordRef.OfProject(stored.State.Id)),
            new ProjectBegun(stored.Id, stored.State.RoundId.Value),
            cancellationToken
        );
    }

    private async Task ShowAsync(Stored<Project> stored, CancellationToken cancellationToken)
    {
        await index.PutAsync(stored.State, cancellationToken);
        await mails.DeliverAllAsync(projects, stored.Id, cancellationToken);
    }

    private async Task<Recording<Project>> StoreAsync(
        ApplicationId id,
        string factKey,
        Func<Project, Result<Fact>> decide,
        Signature signature,
        Func<Project, Fact, IEnumerable<OwedNotification>> alsoOwed,
        CancellationToken cancellationToken
    )
    {
        var contact = (await applications.GetAsync(id.Value, cancellationToken)).State.ContactEmail;
        var notifications = new List<OwedNotification>();
        return await projects.RecordAsync(
            id.Value,
            factKey,
            project => decide(project).Select(WithMails(project)),
            signature,
            notifications,
            cancellationToken
        );

        // Built from the state that the fact is stored on, at each read.
        Func<Fact, Fact> WithMails(Project project) =>
            fact =>
            {
                var after = project.Apply(fact);
                notifications.Clear();
                notifications.AddRange(ProjectMails.Of(after, fact, project.UnitEmail ?? contact));
                notifications.AddRange(alsoOwed(after, fact));
                return fact;
            };
    }
}
