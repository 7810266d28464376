using CreditFunctions.Functions.Procedure;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace CreditFunctions.Functions.Rounds;

/// <summary>A corrected guide of which applicants are told.</summary>
/// <param name="Version">2 for the first correction.</param>
/// <param name="IsPastDrafts">Whether the drafts were told, and the applications that were handed in are next.</param>
/// <param name="Continuation">Where the next page begins; null for the first.</param>
public sealed record GuideCorrectionBegun(string RoundId, int Version, bool IsPastDrafts = false, string? Continuation = null);

/// <summary>
/// Tells everybody with a draft or a submission of a corrected guide, page by page: drafts first, so that one that is handed in meanwhile is
/// met among the submissions. Each page is one step, and each application is told once per version.
/// </summary>
public sealed class FollowGuideOrchestrator
{
    internal static readonly OrchestratorCall<GuideCorrectionBegun> Call = new(nameof(FollowGuideOrchestrator));

    [Function(nameof(FollowGuideOrchestrator))]
    public async Task RunAsync([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        var page = context.GetInput<GuideCorrectionBegun>()!;
        var followed = await context.CallAsync(FollowGuideActivity.Call, page);
        if (followed.Continuation is not null)
        {
            context.ContinueAsNew(page with { Continuation = followed.Continuation });
        }
        else if (!page.IsPastDrafts)
        {
            context.ContinueAsNew(page with { IsPastDrafts = true, Continuation = null });
        }
    }
}
