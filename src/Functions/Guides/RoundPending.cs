using CreditFunctions.Core.Rounds;
using CreditFunctions.Functions.Awards;
using CreditFunctions.Functions.Notifications;
using CreditFunctions.Functions.Objections;
using CreditFunctions.Functions.Pending;
using CreditFunctions.Functions.Procedure;
using CreditFunctions.Functions.Rounds;
using CreditFunctions.Functions.Storage;
using CreditFunctions.Functions.Tasks;
using Microsoft.DurableTask.Client;

namespace CreditFunctions.Functions.Guides;

/// <summary>Completes unfinished work on a round: announcement, instances, objections, queues and mails.</summary>
internal sealed class RoundPending(
    IRecordStore<RoundState> rounds,
    ObjectionIntake objections,
    RoundProcedures procedures,
    RoundIndex index,
    RoundPublisher publisher,
    TaskService tasks,
    MailSender mails
) : PendingHandler
{
    public override RecordType Type => RecordType.Round;

    public override async Task SettleAsync(PendingItem item, DurableTaskClient client, CancellationToken cancellationToken)
    {
        var id = item.Record.Id;
        if (await rounds.FindAsync(id, cancellationToken) is not { State: var round })
        {
            return;
        }

        await index.PutAsync(round.Guide, cancellationToken);
        await publisher.AnnounceAsync(round, cancellationToken);
        await RoundPublisher.FollowAsync(round, client, cancellationToken);
        await (
            round.EndedBecause is null
                // An open round has a running procedure, unless it was reopened while the procedure ended.
                ? client.BeginAgainOrWakeAsync(RoundOrchestrator.Call, InstanceIds.Of(item.Record), new RoundBegun(id), cancellationToken)
                : client.WakeAsync(InstanceIds.Of(item.Record), cancellationToken)
        );
        await procedures.BeginMissingAsync(round, client, cancellationToken);
        await objections.BeginMissingAsync(round, client, cancellationToken);
        await tasks.SettleQueueAsync(item.Record, id, cancellationToken);
        await mails.DeliverAllAsync(rounds, id, cancellationToken);
    }
}
