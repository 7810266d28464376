using CreditFunctions.Functions.Procedure;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace CreditFunctions.Functions.Processing;

/// <summary>Begins the investigation of findings about a project before its award.</summary>
public sealed class BeginCreditCaseActivity
{
    internal static readonly ActivityCall<CreditCaseBegun> Call = new(nameof(BeginCreditCaseActivity));

    [Function(nameof(BeginCreditCaseActivity))]
    public async Task RunAsync(
        [ActivityTrigger] CreditCaseBegun begun,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken
    )
    {
        var instanceId = InstanceIds.OfCreditCase(begun.ApplicationId);

        // The instance of an earlier award has ended: a project is held once at a time.
        var earlier = await client.GetInstanceAsync(instanceId, cancellationToken);
        if (earlier is null or { IsCompleted: true })
        {
            await client.BeginAfterAsync(earlier, CreditCaseOrchestrator.Call, instanceId, begun, cancellationToken);
        }
    }
}
