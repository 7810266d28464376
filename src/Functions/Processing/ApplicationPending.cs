using CreditFunctions.Core.Applications;
using CreditFunctions.Functions.Applications;
using CreditFunctions.Functions.Applications.Units;
using CreditFunctions.Functions.Notifications;
using CreditFunctions.Functions.Pending;
using CreditFunctions.Functions.Procedure;
using CreditFunctions.Functions.Storage;
using CreditFunctions.Functions.Tasks;
using Microsoft.DurableTask.Client;

namespace CreditFunctions.Functions.Processing;

/// <summary>Completes unfinished work on an application: its instance, its unit's page, queues and mails.</summary>
internal sealed class ApplicationPending(
    IRecordStore<Application> applications,
    ApplicationRecorder recorder,
    UnitIndex units,
    TaskService tasks,
    MailSender mails
) : PendingHandler
{
    public override RecordType Type => RecordType.Application;

    public override async Task SettleAsync(PendingItem item, DurableTaskClient client, CancellationToken cancellationToken)
    {
        var id = item.Record.Id;
        if (await applications.FindAsync(id, cancellationToken) is not { } stored)
        {
            return;
        }

        await units.PutAsync(stored, cancellationToken);

        await StartOrWakeAsync(stored, item.Record, client, cancellationToken);
        if (stored.State.Submissions > 0)
        {
            await recorder.SettleAsync(stored, client, cancellationToken);
        }

        await tasks.SettleQueueAsync(item.Record, stored.State.RoundId.Value, cancellationToken);
        await mails.DeliverAllAsync(applications, id, cancellationToken);
    }

    private static Task StartOrWakeAsync(
        Stored<Application> stored,
        RecordRef record,
        DurableTaskClient client,
        CancellationToken cancellationToken
    )
    {
        // The procedure must not remove the pending marker: its work is not done yet.
        var (instanceId, begun) = (InstanceIds.Of(record), new ApplicationBegun(stored.Id, stored.State.RoundId.Value, MarkerWriter: ""));
        return stored.State.State switch
        {
            // The procedure of an application at the unit cannot have ended, unless its round was reopened at that moment.
            < ApplicationState.FormatCheck => client.BeginAgainOrWakeAsync(ApplicationProcedure.Call, instanceId, begun, cancellationToken),
            < ApplicationState.ExpertReview => client.BeginOrWakeAsync(ApplicationProcedure.Call, instanceId, begun, cancellationToken),

            // From expert review on, the round's procedures decide.
            _ => client.WakeAsync(instanceId, cancellationToken),
        };
    }
}
