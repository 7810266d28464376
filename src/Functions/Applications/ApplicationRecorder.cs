using CreditFunctions.Core;
using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Notifications;
using CreditFunctions.Functions.Applications.Units;
using CreditFunctions.Functions.Pending;
using CreditFunctions.Functions.Procedure;
using CreditFunctions.Functions.Rounds;
using CreditFunctions.Functions.Storage;
using Microsoft.DurableTask.Client;

namespace CreditFunctions.Functions.Applications;

/// <summary>Records facts of applications and notifies their procedures and those of their rounds.</summary>
public sealed class ApplicationRecorder(
    IRecordStore<Application> applications,
    RoundMembers members,
    WaitingDrafts waiting,
    PendingWork pending
)
{
    /// <summary>Records a fact once under its key, updates the round's member row, and wakes both procedures.</summary>
    /// <param name="receipt">The applicant's mail, built from the application after the fact. The procedure sends it.</param>
    public async Task<Recording<Application>> RecordAsync(
        string id,
        string factKey,
        Func<Application, Result<Fact>> decide,
        Signature signature,
        DurableTaskClient client,
        CancellationToken cancellationToken,
        Func<Application, OwedNotification>? receipt = null
    )
    {
        var marker = await pending.MarkAsync(RecordRef.OfApplication(id), cancellationToken);
        var owed = new List<OwedNotification>();
        var recording = await applications.RecordAsync(
            id,
            factKey,
            application => decide(application).Select(WithReceipt(application)),
            signature,
            owed,
            cancellationToken
        );
        if (recording is Recording<Application>.Done or Recording<Application>.Earlier)
        {
            await SettleAsync(await applications.GetAsync(id, cancellationToken), client, cancellationToken);
        }

        await pending.ClearAsync(marker, cancellationToken);
        return recording;

        // Built from the state that the fact is stored on, at each read.
        Func<Fact, Fact> WithReceipt(Application application) =>
            fact =>
            {
                owed.Clear();
                owed.AddRange(receipt is null ? [] : [receipt(application.Apply(fact))]);
                return fact;
            };
    }

    /// <summary>Updates the round's member row and wakes the procedure; also the round's if it depends on this state.</summary>
    public async Task SettleAsync(Stored<Application> stored, DurableTaskClient client, CancellationToken cancellationToken)
    {
        await ShowAsync(stored, cancellationToken);
        await client.WakeApplicationAsync(stored.Id, cancellationToken);
        if (stored.State.State >= ApplicationState.ExpertReview)
        {
            await client.WakeAsync(InstanceIds.Of(stored.State.RoundId), cancellationToken);
        }

        if (stored.State.State == ApplicationState.Renounced)
        {
            await client.WakeAsync(InstanceIds.Of(RecordRef.OfProject(stored.State.Id)), cancellationToken);
        }
    }

    /// <summary>Updates the round's member row; an ended application is removed from the drafts that wait for acceptance.</summary>
    public async Task ShowAsync(Stored<Application> stored, CancellationToken cancellationToken)
    {
        await members.PutAsync(stored, cancellationToken);
        if (stored.State.State.IsEnd())
        {
            await waiting.LeaveAsync(stored.State, cancellationToken);
        }
    }
}
