using CreditFunctions.Core.Rounds;
using CreditFunctions.Functions.Procedure;
using Microsoft.DurableTask.Client;

namespace CreditFunctions.Functions.Awards;

/// <summary>Begins, or wakes, what a round waits for: passes of its batch, and awards.</summary>
public sealed class RoundProcedures
{
    public Task BeginAsync(string roundId, BatchPass pass, DurableTaskClient client, CancellationToken cancellationToken) =>
        client.BeginOrWakeAsync(
            PassOrchestrator.Call,
            InstanceIds.OfPass(roundId, pass.Number),
            new PassBegun(roundId, pass.Number),
            cancellationToken
        );

    public Task BeginAsync(string roundId, AwardTakenUp award, DurableTaskClient client, CancellationToken cancellationToken)
    {
        var begun = new AwardBegun(roundId, award.Group, [.. award.ApplicationIds.Select(id => id.Value)]);
        return client.BeginOrWakeAsync(AwardOrchestrator.Call, InstanceIds.OfAward(roundId, award.Group), begun, cancellationToken);
    }

    /// <summary>Begins what is on record and perhaps not begun, and wakes the rest: for the recovery timer.</summary>
    public async Task BeginMissingAsync(RoundState round, DurableTaskClient client, CancellationToken cancellationToken)
    {
        foreach (var pass in round.Passes.Where(pass => !pass.IsOver))
        {
            await BeginAsync(round.Guide.Id.Value, pass, client, cancellationToken);
        }

        foreach (var award in round.OpenAwards)
        {
            await BeginAsync(round.Guide.Id.Value, award, client, cancellationToken);
        }
    }
}
