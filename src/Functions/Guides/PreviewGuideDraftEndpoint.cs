using CreditFunctions.Core.Rounds;
using CreditFunctions.Core.Rules;
using CreditFunctions.Core.Staff;
using CreditFunctions.Functions.Http;
using CreditFunctions.Functions.Rounds;
using CreditFunctions.Functions.Settings;
using CreditFunctions.Functions.SignIn;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Options;

namespace CreditFunctions.Functions.Guides;

/// <summary><c>GET /desk/guide-drafts/{guideDraftId}/preview</c>: a guide draft on the same page that the public will see.</summary>
public sealed class PreviewGuideDraftEndpoint(
    DeskAccess access,
    GuideDraftRecords drafts,
    RuleBook rules,
    IOptions<DocumentOptions> options,
    TimeProvider time,
    Responses responses
)
{
    [Function(nameof(PreviewGuideDraftEndpoint))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "desk/guide-drafts/{guideDraftId}/preview")] HttpRequest request,
        string guideDraftId,
        CancellationToken cancellationToken
    )
    {
        if (!(await access.CheckAsync(request, DeskAct.SeeBatch, cancellationToken)).TryGet(out _, out var errors))
        {
            return access.Refuse(request, errors);
        }

        if (await drafts.FindAsync(guideDraftId, cancellationToken) is not { State.Guide: var guide })
        {
            return responses.Problem(request, RoundErrors.DraftNotFound());
        }

        // An unpublished guide uses the rules in force at its publication.
        var now = time.GetUtcNow();
        var judgedBy = guide.RuleVersion.Length > 0 ? rules.OfVersion(guide.RuleVersion) : rules.InForceAt(now);
        if (!judgedBy.TryGet(out var file, out errors))
        {
            return responses.Problem(request, errors);
        }

        guide = options.Value.Narrow(guide, file);
        return responses.Of(request, GuideView.Of(guide, now), () => RoundPages.Model(guide, file, now), guide);
    }
}
