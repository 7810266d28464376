using CreditFunctions.Core;
using CreditFunctions.Core.Cases;
using CreditFunctions.Core.Notifications;
using CreditFunctions.Functions.Notifications;
using CreditFunctions.Functions.Pending;
using CreditFunctions.Functions.Procedure;
using CreditFunctions.Functions.Storage;
using Microsoft.DurableTask.Client;

namespace CreditFunctions.Functions.Cases;

/// <summary>Records what somebody did in a case, and lets list, mails and procedure follow.</summary>
public sealed class CaseRecorder(IRecordStore<IntegrityCase> cases, CaseIndex index, MailSender mails, PendingWork pending)
{
    /// <summary>Records a fact once under its key.</summary>
    /// <param name="owed">Mails that the fact causes, from the case as it is then.</param>
    public async Task<Recording<IntegrityCase>> RecordAsync(
        CaseId id,
        string factKey,
        Func<IntegrityCase, Result<Fact>> decide,
        Signature signature,
        DurableTaskClient client,
        CancellationToken cancellationToken,
        Func<IntegrityCase, IEnumerable<OwedNotification>>? owed = null)
    {
        var note = await pending.NoteAsync(RecordRef.OfCase(id), cancellationToken);
        var notifications = new List<OwedNotification>();
        var recording = await cases.RecordAsync(
            id.Value, factKey, integrityCase => decide(integrityCase).Select(WithMails(integrityCase)), signature, notifications, cancellationToken);
        if (recording is Recording<IntegrityCase>.Done or Recording<IntegrityCase>.Earlier)
        {
            await SettleAsync(await cases.GetAsync(id.Value, cancellationToken), client, cancellationToken);
        }

        await pending.ClearAsync(note, cancellationToken);
        return recording;

        // Made of the very state that the fact is stored on, each time that is read.
        Func<Fact, Fact> WithMails(IntegrityCase integrityCase) => fact =>
        {
            notifications.Clear();
            notifications.AddRange(owed?.Invoke(integrityCase.Apply(fact)) ?? []);
            return fact;
        };
    }

    /// <summary>Brings up to date what rests on a case: the list, its mails, its procedure.</summary>
    public async Task SettleAsync(Stored<IntegrityCase> stored, DurableTaskClient client, CancellationToken cancellationToken)
    {
        await index.PutAsync(stored.State, cancellationToken);
        await mails.DeliverAllAsync(cases, stored.Id, cancellationToken);
        await client.BeginOrWakeAsync(CaseOrchestrator.Call, InstanceIds.Of(stored.State.Id), new CaseBegun(stored.Id), cancellationToken);
    }
}
