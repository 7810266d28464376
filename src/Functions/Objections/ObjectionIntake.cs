using CreditFunctions.Core;
using CreditFunctions.Core.Objections;
using CreditFunctions.Core.Rounds;
using CreditFunctions.Functions.Pending;
using CreditFunctions.Functions.Procedure;
using CreditFunctions.Functions.Rounds;
using CreditFunctions.Functions.Storage;
using Microsoft.DurableTask.Client;

namespace CreditFunctions.Functions.Objections;

/// <summary>Stores a confirmed objection with its round and begins its procedure.</summary>
public sealed class ObjectionIntake(IRecordStore<RoundState> rounds, PendingWork pending, TimeProvider time)
{
    /// <param name="file">Decides on the current round.</param>
    public async Task<Result<ObjectionFiled>> TakeAsync(
        string roundId,
        ObjectionId objectionId,
        Func<RoundState, Result<ObjectionFiled>> file,
        DurableTaskClient client,
        CancellationToken cancellationToken
    )
    {
        var now = time.GetUtcNow();
        var marker = await pending.MarkAsync(RecordRef.OfRound(roundId), cancellationToken);
        var recording = await rounds.RecordAsync(
            roundId,
            FiledObjections.KeyOf(objectionId.Value),
            round => file(round).Select<Fact>(filed => filed),
            new Signature("public", "Objector", now) { Basis = nameof(Objection) },
            [],
            cancellationToken
        );
        switch (recording)
        {
            case Recording<RoundState>.Refused refused:
                await pending.ClearAsync(marker, cancellationToken);
                return refused.Errors;
            case Recording<RoundState>.Missing:
                return ObjectionErrors.NoticeNotFound();
        }

        var filed = (ObjectionFiled)recording.EnsureStored();
        await BeginAsync(roundId, filed.Objection.Id, filed.Objection.ApplicationId, client, cancellationToken);
        await pending.ClearAsync(marker, cancellationToken);
        return filed;
    }

    /// <summary>Begins recorded procedures that may not have begun: for the recovery timer.</summary>
    public async Task BeginMissingAsync(RoundState round, DurableTaskClient client, CancellationToken cancellationToken)
    {
        foreach (var objection in round.Objections.Where(each => each.Ruling is null))
        {
            await BeginAsync(round.Guide.Id.Value, objection.Id, objection.ApplicationId, client, cancellationToken);
        }
    }

    private static Task BeginAsync(
        string roundId,
        ObjectionId objectionId,
        ApplicationId applicationId,
        DurableTaskClient client,
        CancellationToken cancellationToken
    ) =>
        client.BeginOrWakeAsync(
            ObjectionOrchestrator.Call,
            InstanceIds.OfObjection(objectionId),
            new ObjectionBegun(roundId, objectionId.Value, applicationId.Value),
            cancellationToken
        );
}
