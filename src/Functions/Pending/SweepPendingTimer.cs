using CreditFunctions.Core.Applications;
using CreditFunctions.Core.CreditChecks;
using CreditFunctions.Core.Rounds;
using CreditFunctions.Functions.Applications;
using CreditFunctions.Functions.CreditChecks;
using CreditFunctions.Functions.Mail;
using CreditFunctions.Functions.Objections;
using CreditFunctions.Functions.Procedure;
using CreditFunctions.Functions.Reviews;
using CreditFunctions.Functions.Rounds;
using CreditFunctions.Functions.Storage;
using Microsoft.Extensions.Logging;

namespace CreditFunctions.Functions.Pending;

/// <summary>
/// Finishes what was left undone where a process died between a transaction and what follows it: starts missing instances, wakes
/// the others, takes decided tasks out of the queues, sends owed letters. Reads only the notes of <see cref="PendingWork"/>.
/// </summary>
public sealed partial class SweepPendingTimer(
    PendingWork pending,
    IRecordStore<Application> applications,
    IRecordStore<RoundState> rounds,
    IRecordStore<CreditSubject> subjects,
    ApplicationRecorder recorder,
    ObjectionIntake objections,
    RoundProcedures procedures,
    LookupDesk lookups,
    RoundIndex index,
    TaskDesk tasks,
    Postman postman,
    ILogger<SweepPendingTimer> logger)
{
    [Function(nameof(SweepPendingTimer))]
    public async Task RunAsync(
        [TimerTrigger("%Schedules:Sweep%")] TimerInfo timer,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken)
    {
        var notes = await pending.ReadAsync(cancellationToken).Where(note => note.Age >= PendingWork.LeftAloneFor).ToListAsync(cancellationToken);
        foreach (var ofRecord in notes.GroupBy(note => (note.Kind, note.Id)))
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
                LogNotSettled(logger, exception, ofRecord.Key.Kind, ofRecord.Key.Id);
            }
        }
    }

    private async Task SettleAsync(PendingItem item, DurableTaskClient client, CancellationToken cancellationToken)
    {
        switch (item.Kind)
        {
            case PendingKind.Application when await applications.FindAsync(item.Id, cancellationToken) is { } stored:
                await SettleAsync(item, stored, client, cancellationToken);
                break;
            case PendingKind.Round when await rounds.FindAsync(item.Id, cancellationToken) is { } stored:
                await SettleAsync(item, stored, client, cancellationToken);
                break;
            case PendingKind.Subject when await subjects.FindAsync(item.Id, cancellationToken) is { } stored:
                await lookups.SettleAsync(stored.State, client, cancellationToken);
                break;
        }
    }

    private async Task SettleAsync(PendingItem item, Stored<Application> stored, DurableTaskClient client, CancellationToken cancellationToken)
    {
        // The first letter is sent by the first step: while it is owed, the procedure may not have begun.
        var mayBeMissing = await applications.FindLetterAsync(item.Id, WelcomeApplicantActivity.LetterKey, cancellationToken) is not null;
        var begun = new ApplicationBegun(item.Id, stored.State.RoundId.Value, item.Writer);
        await StartOrWakeAsync(item, client, nameof(ApplicationOrchestrator), begun, mayBeMissing, cancellationToken);
        if (stored.State.Submissions > 0)
        {
            await recorder.SettleAsync(stored, client, cancellationToken);
        }

        await tasks.ClearDecidedAsync(item.Kind, item.Id, stored.State.RoundId.Value, cancellationToken);
        await postman.DeliverAllAsync(applications, item.Id, cancellationToken);
    }

    private async Task SettleAsync(PendingItem item, Stored<RoundState> stored, DurableTaskClient client, CancellationToken cancellationToken)
    {
        var mayBeMissing = stored.State.Passes.IsEmpty && stored.State.EndedBecause is null;
        await index.PutAsync(stored.State.Guide, cancellationToken);
        await StartOrWakeAsync(item, client, nameof(RoundOrchestrator), new RoundBegun(item.Id), mayBeMissing, cancellationToken);
        await procedures.BeginMissingAsync(stored.State, client, cancellationToken);
        await objections.BeginMissingAsync(stored.State, client, cancellationToken);
        await tasks.ClearDecidedAsync(item.Kind, item.Id, item.Id, cancellationToken);
        await postman.DeliverAllAsync(rounds, item.Id, cancellationToken);
    }

    private static async Task StartOrWakeAsync(
        PendingItem item, DurableTaskClient client, string orchestrator, object input, bool mayBeMissing, CancellationToken cancellationToken)
    {
        var instanceId = InstanceIds.Of(item.Kind, item.Id);
        if (mayBeMissing && await client.GetInstanceAsync(instanceId, cancellationToken) is null)
        {
            await client.ScheduleNewOrchestrationInstanceAsync(
                orchestrator,
                input,
                new StartOrchestrationOptions(instanceId),
                cancellationToken);
        }
        else
        {
            await client.RaiseEventAsync(instanceId, WakeUps.EventName, null, cancellationToken);
        }
    }

    [LoggerMessage(LogLevel.Error, "Pending {Kind} {Id} could not be settled; it is tried again with the next sweep.")]
    private static partial void LogNotSettled(ILogger logger, Exception exception, PendingKind kind, string id);
}
