using CreditFunctions.Functions.Procedure;

namespace CreditFunctions.Functions.CreditChecks;

/// <summary>Begins to go into what was found of a project before its award.</summary>
public sealed class BeginCreditCaseActivity
{
    [Function(nameof(BeginCreditCaseActivity))]
    public async Task RunAsync([ActivityTrigger] CreditCaseBegun begun, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        var instanceId = InstanceIds.OfCreditCase(begun.ApplicationId);

        // The one of an earlier award has ended: nothing is held twice at a time.
        if (await client.GetInstanceAsync(instanceId, cancellationToken) is null or { IsCompleted: true })
        {
            await client.BeginAsync(nameof(CreditCaseOrchestrator), instanceId, begun, cancellationToken);
        }
    }
}
