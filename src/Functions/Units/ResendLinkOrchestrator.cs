using CreditFunctions.Functions.Procedure;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace CreditFunctions.Functions.Units;

/// <summary>A request of a clerk for a lost link.</summary>
/// <param name="ClerkId">Derived from the mail address, which is not stored here.</param>
/// <param name="Hour">As <c>yyyyMMddHH</c>.</param>
public sealed record LinkRequested(string UnitCode, string ClerkId, string Hour);

/// <summary>Mails a lost link again, separately from the request, so that no response shows whether an address is registered.</summary>
public sealed class ResendLinkOrchestrator
{
    internal static readonly OrchestratorCall<LinkRequested> Call = new(nameof(ResendLinkOrchestrator));

    [Function(nameof(ResendLinkOrchestrator))]
    public Task RunAsync([OrchestrationTrigger] TaskOrchestrationContext context) =>
        context.CallAsync(SendUnitLinkActivity.Call, context.GetInput<LinkRequested>()!);
}
