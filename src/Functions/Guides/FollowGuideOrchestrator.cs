using CreditFunctions.Functions.Procedure;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace CreditFunctions.Functions.Guides;

/// <summary>Input of the notification of a corrected guide.</summary>
/// <param name="Version">2 for the first correction.</param>
/// <param name="IsPastDrafts">Whether the drafts are done and submitted applications are next.</param>
/// <param name="Continuation">Start of the next page; null for the first.</param>
public sealed record GuideCorrectionBegun(string RoundId, int Version, bool IsPastDrafts = false, string? Continuation = null);

/// <summary>
/// Notifies all drafts and submitted applications of a corrected guide, page by page: drafts first, so that one that is submitted meanwhile
/// is found among the submissions. Each page is one step; each application is notified once per version.
/// </summary>
public sealed class FollowGuideOrchestrator
{
    private const int PagesInOneHistory = 50;

    internal static readonly OrchestratorCall<GuideCorrectionBegun> Call = new(nameof(FollowGuideOrchestrator));

    [Function(nameof(FollowGuideOrchestrator))]
    public async Task RunAsync([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        var page = context.GetInput<GuideCorrectionBegun>()!;
        for (var step = 0; step < PagesInOneHistory; step++)
        {
            var followed = await context.CallAsync(FollowGuideActivity.Call, page);
            if (followed.Continuation is null && page.IsPastDrafts)
            {
                return;
            }

            page = followed.Continuation is { } next
                ? page with
                {
                    Continuation = next,
                }
                : page with
                {
                    IsPastDrafts = true,
                    Continuation = null,
                };
        }

        context.ContinueAsNew(page);
    }
}
