using CreditFunctions.Core.Applications;
using CreditFunctions.Core.CreditChecks;
using CreditFunctions.Core.Rounds;
using CreditFunctions.Core.Staff;
using CreditFunctions.Functions.Applications;
using CreditFunctions.Functions.CreditChecks;
using CreditFunctions.Functions.Documents;
using CreditFunctions.Functions.Notifications;
using CreditFunctions.Functions.Objections;
using CreditFunctions.Functions.Procedure;
using CreditFunctions.Functions.Reviews;
using CreditFunctions.Functions.Rounds;
using CreditFunctions.Functions.Storage;
using CreditFunctions.Functions.Units;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;

namespace CreditFunctions.Functions.Pending;

/// <summary>
/// Finishes what was left undone where a process died between a transaction and what follows it: starts missing instances, wakes
/// the others, brings the queues up to what was decided and passed on, sends owed notifications, shows rounds and units what they have. Reads only
/// the notes of <see cref="PendingWork"/>.
/// </summary>
public sealed partial class SweepPendingTimer(
    PendingWork pending,
    IRecordStore<Application> applications,
    IRecordStore<RoundState> rounds,
    IRecordStore<CreditSubject> subjects,
    IRecordStore<StaffDirectory> staff,
    ApplicationRecorder recorder,
    ObjectionIntake objections,
    RoundProcedures procedures,
    LookupDesk lookups,
    RoundIndex index,
    RoundPublisher publisher,
    UnitIndex units,
    TaskDesk tasks,
    MailSender mails,
    FileCare files,
    ILogger<SweepPendingTimer> logger)
{
    [Function(nameof(SweepPendingTimer))]
    public async Task RunAsync(
        [TimerTrigger("%Schedules:Sweep%")] TimerInfo timer,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken)
    {
        var notes = await pending.ReadAsync(cancellationToken).Where(note => note.Age >= PendingWork.LeftAloneFor).ToListAsync(cancellationToken);
        foreach (var ofRecord in notes.Where(note => note.Record.Type != RecordType.File).GroupBy(note => note.Record))
        {
            try
            {
                await SettleAsync(ofRecord.First(), client, cancellationToken);
                foreach (var note in ofRecord.Where(note => note.Age >= PendingWork.KeptFor))
                {
                    await pending.ClearAsync(note, cancellationToken);
                }
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                // One record that cannot be settled must not keep the others waiting; its notes stay.
                LogNotSettled(logger, exception, ofRecord.Key.Type, ofRecord.Key.Id);
            }
        }

        // Last: scanning takes its time.
        await files.RunAsync(notes.Where(note => note.Record.Type == RecordType.File), cancellationToken);
    }

    private async Task SettleAsync(PendingItem item, DurableTaskClient client, CancellationToken cancellationToken)
    {
        var id = item.Record.Id;
        switch (item.Record.Type)
        {
            case RecordType.Application when await applications.FindAsync(id, cancellationToken) is { } stored:
                await SettleAsync(item, stored, client, cancellationToken);
                break;
            case RecordType.Round when await rounds.FindAsync(id, cancellationToken) is { } stored:
                await SettleAsync(item, stored, client, cancellationToken);
                break;
            case RecordType.Subject when await subjects.FindAsync(id, cancellationToken) is { } stored:
                await lookups.SettleAsync(stored.State, client, cancellationToken);
                break;
            case RecordType.Staff:
                await mails.DeliverAllAsync(staff, id, cancellationToken);
                break;
        }
    }

    private async Task SettleAsync(PendingItem item, Stored<Application> stored, DurableTaskClient client, CancellationToken cancellationToken)
    {
        var id = item.Record.Id;
        await units.PutAsync(stored, cancellationToken);

        // From the experts on the round's procedures decide.
        var mayBeMissing = stored.State.State < ApplicationState.ExpertReview;

        // The note is not the procedure's to take away: the notifications that it may stand for are still owed.
        var begun = new ApplicationBegun(id, stored.State.RoundId.Value, NoteWriter: "");
        if (stored.State.State < ApplicationState.FormatCheck)
        {
            // The procedure of one that is with the unit cannot have ended, unless its round was reopened while it did.
            await client.BeginAgainOrWakeAsync(ApplicationOrchestrator.Call, InstanceIds.Of(item.Record), begun, cancellationToken);
        }
        else
        {
            await StartOrWakeAsync(item.Record, client, ApplicationOrchestrator.Call, begun, mayBeMissing, cancellationToken);
        }

        if (stored.State.Submissions > 0)
        {
            await recorder.SettleAsync(stored, client, cancellationToken);
        }

        await tasks.SettleQueueAsync(item.Record, stored.State.RoundId.Value, cancellationToken);
        await mails.DeliverAllAsync(applications, id, cancellationToken);
    }

    private async Task SettleAsync(PendingItem item, Stored<RoundState> stored, DurableTaskClient client, CancellationToken cancellationToken)
    {
        await index.PutAsync(stored.State.Guide, cancellationToken);
        await publisher.AnnounceAsync(stored.State, cancellationToken);
        await RoundPublisher.FollowAsync(stored.State, client, cancellationToken);
        if (stored.State.EndedBecause is null)
        {
            // One that is not over has a procedure that has not ended, unless it was reopened while that did.
            await client.BeginAgainOrWakeAsync(RoundOrchestrator.Call, InstanceIds.Of(item.Record), new RoundBegun(item.Record.Id), cancellationToken);
        }
        else
        {
            await client.WakeAsync(InstanceIds.Of(item.Record), cancellationToken);
        }

        await procedures.BeginMissingAsync(stored.State, client, cancellationToken);
        await objections.BeginMissingAsync(stored.State, client, cancellationToken);
        await tasks.SettleQueueAsync(item.Record, item.Record.Id, cancellationToken);
        await mails.DeliverAllAsync(rounds, item.Record.Id, cancellationToken);
    }

    private static Task StartOrWakeAsync<TInput>(
        RecordRef record, DurableTaskClient client, OrchestratorCall<TInput> orchestrator, TInput input, bool mayBeMissing, CancellationToken cancellationToken)
        where TInput : notnull => mayBeMissing
        ? client.BeginOrWakeAsync(orchestrator, InstanceIds.Of(record), input, cancellationToken)
        : client.WakeAsync(InstanceIds.Of(record), cancellationToken);

    [LoggerMessage(LogLevel.Error, "Pending {Type} {Id} could not be settled; it is tried again with the next sweep.")]
    private static partial void LogNotSettled(ILogger logger, Exception exception, RecordType type, string id);
}
