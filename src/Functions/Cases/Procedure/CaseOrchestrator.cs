using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Cases;
using CreditFunctions.Functions.Applications;
using CreditFunctions.Functions.Procedure;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace CreditFunctions.Functions.Cases;

/// <summary>Input of the procedure of a case.</summary>
public sealed record CaseBegun(string CaseId);

/// <summary>
/// The automatic steps of a case: officers and the party change the rows and wake it. It holds the application of an accepted case, assigns
/// the next act to officers, closes the defence at its term, applies a served decision or its reversal to application, award and listing,
/// closes the case once it cannot be contested any more, and records the end of the listing.
/// </summary>
public sealed class CaseOrchestrator
{
    // A ban lasts for years: the rows are read more often, so that no history grows and no timer exceeds a storage provider's maximum.
    private static readonly TimeSpan LongestWait = TimeSpan.FromDays(3);

    internal static readonly OrchestratorCall<CaseBegun> Call = new(nameof(CaseOrchestrator));

    [Function(nameof(CaseOrchestrator))]
    public async Task RunAsync([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        var begun = context.GetInput<CaseBegun>()!;
        var wakeUps = new WakeUps(context);
        while (true)
        {
            var next = await context.CallAsync(ReadCaseActivity.Call, begun);
            switch (next.Due)
            {
                case CaseDue.FollowListing:
                    await context.CallAsync(FollowListingActivity.Call, begun);
                    break;
                case CaseDue.HoldApplication:
                    await context.CallAsync(HoldForCaseActivity.Call, begun);
                    break;
                case CaseDue.AskOfficers or CaseDue.RemindOfficers or CaseDue.Escalate or CaseDue.RemindParty:
                    await context.CallAsync(NotifyCaseActivity.Call, new CaseNews(begun.CaseId, next.Due));
                    break;
                case CaseDue.FollowRepair:
                    await context.CallAsync(FollowRepairActivity.Call, begun);
                    break;
                case CaseDue.CloseDefence:
                    await context.CallAsync(CloseDefenceActivity.Call, begun);
                    break;
                case CaseDue.CarryOut:
                    await CarryOutAsync(context, begun, next);
                    break;
                case CaseDue.Reverse:
                    await ReverseAsync(context, begun, next);
                    break;
                case CaseDue.HoldAward or CaseDue.RevokeAward:
                    await context.CallAsync(FollowAwardActivity.Call, new CaseAward(begun.CaseId, next.Due));
                    break;
                case CaseDue.Close:
                    await context.CallAsync(CloseCaseActivity.Call, begun);
                    break;
                case CaseDue.ExpireListing:
                    await context.CallAsync(ExpireListingActivity.Call, begun);
                    break;
                case CaseDue.End:
                    return;
                default:
                    await wakeUps.WaitAsync(Earlier(next.Until, context.CurrentUtcDateTime + LongestWait));
                    context.ContinueAsNew(begun);
                    return;
            }
        }
    }

    /// <summary>Order: the application is disqualified, or continues without the hold; then the listing takes effect.</summary>
    private static async Task CarryOutAsync(TaskOrchestrationContext context, CaseBegun begun, CaseStep next)
    {
        var isDisqualified =
            next.Disqualifies is { } applicationId
            && (await context.CallAsync(ApplicationProcedure.Move, new ApplicationStep(applicationId, ApplicationMove.Disqualify))).IsMade;
        await context.CallAsync(CarryOutCaseActivity.Call, new CaseEffect(begun.CaseId, isDisqualified));
    }

    /// <summary>Order: the disqualification ends; then listing, ban and effects on the award end.</summary>
    private static async Task ReverseAsync(TaskOrchestrationContext context, CaseBegun begun, CaseStep next)
    {
        var isPlaceFreed =
            next.Restores is { } applicationId
            && (
                await context.CallAsync(
                    ApplicationProcedure.Move,
                    new ApplicationStep(applicationId, ApplicationMove.ReverseDisqualification)
                )
            ).IsMade;
        await context.CallAsync(ReverseCaseActivity.Call, new CaseReversal(begun.CaseId, isPlaceFreed));
    }

    private static DateTimeOffset? Earlier(DateTimeOffset? until, DateTimeOffset latest) =>
        until is null ? null
        : until < latest ? until
        : latest;
}
