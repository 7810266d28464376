using CreditFunctions.Core;
using CreditFunctions.Core.Cases;
using CreditFunctions.Core.Notifications;
using CreditFunctions.Functions.Notifications;
using CreditFunctions.Functions.Pending;
using CreditFunctions.Functions.Procedure;
using CreditFunctions.Functions.Storage;
using Microsoft.DurableTask.Client;

namespace CreditFunctions.Functions.Cases;

/// <summary>Records facts of cases and updates list, mails and procedure.</summary>
public sealed class CaseRecorder(
    IRecordStore<IntegrityCase> cases,
    CaseIndex index,
    MailSender mails,
    PendingWork pending,
    TimeProvider time
)
{
    /// <summary>Records a fact once under its key.</summary>
    /// <param name="owed">Mails of the fact, from the case after it.</param>
    public async Task<Recording<IntegrityCase>> RecordAsync(
        CaseId id,
        string factKey,
        Func<IntegrityCase, Result<Fact>> decide,
        Signature signature,
        DurableTaskClient client,
        CancellationToken cancellationToken,
        Func<IntegrityCase, IEnumerable<OwedNotification>>? owed = null
    )
    {
        var marker = await pending.MarkAsync(RecordRef.OfCase(id), cancellationToken);
        var recording = await StoreAsync(id, factKey, decide, signature, (after, _) => owed?.Invoke(after) ?? [], cancellationToken);
        if (recording is Recording<IntegrityCase>.Done or Recording<IntegrityCase>.Earlier)
        {
            await SettleAsync(await cases.GetAsync(id.Value, cancellationToken), client, cancellationToken);
        }

        await pending.ClearAsync(marker, cancellationToken);
        return recording;
    }

    /// <summary>
    /// Records a step of the procedure if it is still due, and sends the pending mails; the procedure then reads the rows itself.
    /// </summary>
    /// <param name="owed">Mails of the fact, from the case after it.</param>
    /// <param name="basis">Basis of the step.</param>
    public async Task FollowAsync(
        CaseId id,
        string factKey,
        Func<IntegrityCase, Result<Fact>> decide,
        Func<IntegrityCase, Fact, IEnumerable<OwedNotification>> owed,
        string basis,
        CancellationToken cancellationToken
    )
    {
        await StoreAsync(id, factKey, decide, Signature.Procedure(time.GetUtcNow(), basis), owed, cancellationToken);

        // Also if it was recorded before: the recording run may have failed before this.
        await ShowAsync(await cases.GetAsync(id.Value, cancellationToken), cancellationToken);
    }

    public async Task SettleAsync(Stored<IntegrityCase> stored, DurableTaskClient client, CancellationToken cancellationToken)
    {
        await ShowAsync(stored, cancellationToken);
        await client.BeginAgainOrWakeAsync(
            CaseOrchestrator.Call,
            InstanceIds.Of(stored.State.Id),
            new CaseBegun(stored.Id),
            cancellationToken
        );
    }

    private async Task ShowAsync(Stored<IntegrityCase> stored, CancellationToken cancellationToken)
    {
        await index.PutAsync(stored.State, cancellationToken);
        await mails.DeliverAllAsync(cases, stored.Id, cancellationToken);
    }

    private async Task<Recording<IntegrityCase>> StoreAsync(
        CaseId id,
        string factKey,
        Func<IntegrityCase, Result<Fact>> decide,
        Signature signature,
        Func<IntegrityCase, Fact, IEnumerable<OwedNotification>> owed,
        CancellationToken cancellationToken
    )
    {
        var notifications = new List<OwedNotification>();
        return await cases.RecordAsync(
            id.Value,
            factKey,
            integrityCase => decide(integrityCase).Select(WithMails(integrityCase)),
            signature,
            notifications,
            cancellationToken
        );

        // Built from the state that the fact is stored on, at each read.
        Func<Fact, Fact> WithMails(IntegrityCase integrityCase) =>
            fact =>
            {
                notifications.Clear();
                notifications.AddRange(owed(integrityCase.Apply(fact), fact));
                return fact;
            };
    }
}
