using CreditFunctions.Functions.Procedure;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace CreditFunctions.Functions.Units;

/// <summary>A clerk asked for a lost link.</summary>
/// <param name="ClerkId">Made of the mail address, which is not here.</param>
/// <param name="Hour">When, as <c>yyyyMMddHH</c>.</param>
public sealed record LinkRequested(string UnitCode, string ClerkId, string Hour);

/// <summary>Sends a lost link again, apart from the request that asked for it: whether anything is registered shows in no answer.</summary>
public sealed class ResendLinkOrchestrator
{
    internal static readonly OrchestratorCall<LinkRequested> Call = new(nameof(ResendLinkOrchestrator));

    [Function(nameof(ResendLinkOrchestrator))]
    public Task RunAsync([OrchestrationTrigger] TaskOrchestrationContext context) =>
        context.CallAsync(SendUnitLinkActivity.Call, context.GetInput<LinkRequested>()!);
}
