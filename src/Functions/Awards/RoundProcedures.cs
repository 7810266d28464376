using CreditFunctions.Core.Rounds;
using CreditFunctions.Functions.Procedure;
using Microsoft.DurableTask.Client;

namespace CreditFunctions.Functions.Awards;

/// <summary>Begins or wakes the procedures that a round waits for: review batches and awards.</summary>
public sealed class RoundProcedures
{
    public Task BeginAsync(string roundId, ReviewBatch batch, DurableTaskClient client, CancellationToken cancellationToken) =>
        client.BeginOrWakeAsync(
            ReviewBatchOrchestrator.Call,
            InstanceIds.OfBatch(roundId, batch.Number),
            new ReviewBatchBegun(roundId, batch.Number),
            cancellationToken
        );

    public Task BeginAsync(string roundId, AwardTakenUp award, DurableTaskClient client, CancellationToken cancellationToken)
    {
        var begun = new AwardBegun(roundId, award.Group, [.. award.ApplicationIds.Select(id => id.Value)]);
        return client.BeginOrWakeAsync(AwardOrchestrator.Call, InstanceIds.OfAward(roundId, award.Group), begun, cancellationToken);
    }

    /// <summary>Begins recorded procedures that may not have begun and wakes the others; for the recovery timer.</summary>
    public async Task BeginMissingAsync(RoundState round, DurableTaskClient client, CancellationToken cancellationToken)
    {
        foreach (var batch in round.Batches.Where(batch => !batch.IsOver))
        {
            await BeginAsync(round.Guide.Id.Value, batch, client, cancellationToken);
        }

        foreach (var award in round.OpenAwards)
        {
            await BeginAsync(round.Guide.Id.Value, award, client, cancellationToken);
        }
    }
}
