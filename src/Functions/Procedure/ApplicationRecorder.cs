using CreditFunctions.Core;
using CreditFunctions.Core.Applications;
using CreditFunctions.Functions.Pending;
using CreditFunctions.Functions.Rounds;
using CreditFunctions.Functions.Storage;
using Microsoft.DurableTask.Client;

namespace CreditFunctions.Functions.Procedure;

/// <summary>Records what somebody did to an application and lets its procedure, and its round's, follow.</summary>
public sealed class ApplicationRecorder(IRecordStore<Application> applications, RoundMembers members, PendingWork pending)
{
    /// <summary>Records a fact once under its key, shows the round how the application stands now, and wakes both procedures.</summary>
    public async Task<Recording<Application>> RecordAsync(
        string id,
        string factKey,
        Func<Application, Result<Fact>> decide,
        Signature signature,
        DurableTaskClient client,
        CancellationToken cancellationToken)
    {
        var note = await pending.NoteAsync(RecordRef.OfApplication(id), cancellationToken);
        var recording = await applications.RecordAsync(id, factKey, decide, signature, [], cancellationToken);
        if (recording is Recording<Application>.Done or Recording<Application>.Earlier)
        {
            await SettleAsync(await applications.GetAsync(id, cancellationToken), client, cancellationToken);
        }

        await pending.ClearAsync(note, cancellationToken);
        return recording;
    }

    /// <summary>Shows the round how an application stands, and wakes its procedure; the round's too, where that decides on it.</summary>
    public async Task SettleAsync(Stored<Application> stored, DurableTaskClient client, CancellationToken cancellationToken)
    {
        await members.PutAsync(stored, cancellationToken);
        await client.WakeApplicationAsync(stored.Id, cancellationToken);
        if (stored.State.State >= ApplicationState.ExpertReview)
        {
            await client.WakeAsync(InstanceIds.Of(stored.State.RoundId), cancellationToken);
        }
    }
}
