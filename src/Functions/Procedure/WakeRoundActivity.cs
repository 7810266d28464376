using CreditFunctions.Functions.Storage;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace CreditFunctions.Functions.Procedure;

/// <summary>Wakes a round whose rows have changed.</summary>
public sealed class WakeRoundActivity
{
    internal static readonly ActivityCall<string> Call = new(nameof(WakeRoundActivity));

    [Function(nameof(WakeRoundActivity))]
    public async Task RunAsync(
        [ActivityTrigger] string roundId,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken
    ) => await client.WakeAsync(InstanceIds.Of(RecordRef.OfRound(roundId)), cancellationToken);
}
