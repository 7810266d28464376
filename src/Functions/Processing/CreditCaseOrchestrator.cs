using CreditFunctions.Core.Applications;
using CreditFunctions.Functions.Procedure;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace CreditFunctions.Functions.Processing;

/// <summary>Where a project's credit before its award is gone into.</summary>
/// <param name="Group">The award that it was held back from.</param>
public sealed record CreditCaseBegun(string ApplicationId, string RoundId, int Group);

/// <summary>
/// What was found before an award, of one project that is held for it: who declared it may answer, two officers decide on what was hidden,
/// and the project goes on to an award of its own, or ends.
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
