using CreditFunctions.Core;
using CreditFunctions.Core.Objections;
using CreditFunctions.Core.Rounds;
using CreditFunctions.Functions.Pending;
using CreditFunctions.Functions.Procedure;
using CreditFunctions.Functions.Storage;

namespace CreditFunctions.Functions.Objections;

/// <summary>Takes an objection in: stored with its round, and its procedure begun.</summary>
public sealed class ObjectionIntake(IRecordStore<RoundState> rounds, PendingWork pending, TimeProvider time)
{
    /// <summary>Records an objection and begins its procedure.</summary>
    /// <param name="file">Decides on the round as it stands.</param>
    public async Task<Result<ObjectionFiled>> TakeAsync(
        string roundId, ApplicationId objectionId, Func<RoundState, Result<ObjectionFiled>> file, DurableTaskClient client, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var note = await pending.NoteAsync(RecordRef.OfRound(roundId), cancellationToken);
        var recording = await rounds.RecordAsync(
            roundId, $"objection|{objectionId}", round => file(round).Select<Fact>(filed => filed), new Signature("public", "objector", now), [], cancellationToken);
        switch (recording)
        {
            case Recording<RoundState>.Refused refused:
                await pending.ClearAsync(note, cancellationToken);
                return refused.Errors;
            case Recording<RoundState>.Missing:
                return ObjectionErrors.NoticeNotFound();
        }

        var filed = (ObjectionFiled)recording.EnsureStored();
        await BeginAsync(roundId, filed.Objection, client, cancellationToken);
        await pending.ClearAsync(note, cancellationToken);
        return filed;
    }

    /// <summary>Begins what was stored and perhaps not begun: for the sweeper.</summary>
    public async Task BeginMissingAsync(RoundState round, DurableTaskClient client, CancellationToken cancellationToken)
    {
        foreach (var objection in round.Objections.Where(each => each.Ruling is null))
        {
            await BeginAsync(round.Guide.Id.Value, objection, client, cancellationToken);
        }
    }

    private static async Task BeginAsync(string roundId, Objection objection, DurableTaskClient client, CancellationToken cancellationToken)
    {
        var instanceId = InstanceIds.OfObjection(objection.Id);
        if (await client.GetInstanceAsync(instanceId, cancellationToken) is null)
        {
            await client.ScheduleNewOrchestrationInstanceAsync(
                nameof(ObjectionOrchestrator),
                new ObjectionBegun(roundId, objection.Id.Value, objection.ApplicationId.Value),
                new StartOrchestrationOptions(instanceId),
                cancellationToken);
        }
        else
        {
            await client.RaiseEventAsync(instanceId, WakeUps.EventName, null, cancellationToken);
        }
    }
}
