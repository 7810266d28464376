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

/// <summary><c>GET /desk/drafts/{draftId}/preview</c>: a draft exactly as the public will see it: by the same page.</summary>
public sealed class PreviewDraftEndpoint(
    DeskAccess access,
    DraftRecords drafts,
    RuleBook rules,
    IOptions<DocumentOptions> options,
    TimeProvider time,
    Answers answers
)
{
    [Function(nameof(PreviewDraftEndpoint))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "desk/drafts/{draftId}/preview")] HttpRequest request,
        string draftId,
        CancellationToken cancellationToken
    )
    {
        if (!(await access.CheckAsync(request, DeskAct.SeeBatch, cancellationToken)).TryGet(out _, out var errors))
        {
            return access.Refuse(request, errors);
        }

        if (await drafts.FindAsync(draftId, cancellationToken) is not { State.Guide: var guide })
        {
            return answers.Problem(request, RoundErrors.DraftNotFound());
        }

        // A guide that was never published will be judged by the rules of the day when it is.
        var now = time.GetUtcNow();
        var judgedBy = guide.RuleVersion.Length > 0 ? rules.OfVersion(guide.RuleVersion) : rules.InForceAt(now);
        if (!judgedBy.TryGet(out var file, out errors))
        {
            return answers.Problem(request, errors);
        }

        guide = options.Value.Narrow(guide, file);
        return answers.Of(request, GuideView.Of(guide, now), () => RoundPages.Model(guide, file, now), guide);
    }
}
