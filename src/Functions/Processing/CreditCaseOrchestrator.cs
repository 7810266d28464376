using CreditFunctions.Core.Applications;
using CreditFunctions.Functions.Procedure;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace CreditFunctions.Functions.Processing;

/// <summary>Input of the investigation of a project's credit before its award.</summary>
/// <param name="Group">The award that it was removed from.</param>
public sealed record CreditCaseBegun(string ApplicationId, string RoundId, int Group);

/// <summary>
/// A finding before an award, for one held project: a party that declared the entry may give a statement, two officers decide on a
/// concealed one, and the project continues to a separate award or ends.
/// </summary>
public sealed class CreditCaseOrchestrator
{
    internal static readonly OrchestratorCall<CreditCaseBegun> Call = new(nameof(CreditCaseOrchestrator));

    [Function(nameof(CreditCaseOrchestrator))]
    public async Task RunAsync([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        var begun = context.GetInput<CreditCaseBegun>()!;
        await context.CheckCreditAsync(new WakeUps(context), new CreditStep(begun.ApplicationId, begun.RoundId, begun.Group));
        await context.CallAsync(
            HoldApplicationActivity.Call,
            new HoldStep(begun.ApplicationId, $"{Hold.CreditPrefix}{begun.Group}", HoldBasis.CreditBeforeAward, IsLifted: true)
        );
        await context.CallAsync(WakeRoundActivity.Call, begun.RoundId);
    }
}
