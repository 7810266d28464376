using CreditFunctions.Core;
using CreditFunctions.Core.Rounds;
using CreditFunctions.Core.Rules;
using CreditFunctions.Core.Staff;
using CreditFunctions.Functions.Composition;
using CreditFunctions.Functions.Desk;
using CreditFunctions.Functions.Http;
using CreditFunctions.Functions.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace CreditFunctions.Functions.Rounds.Drafts;

/// <summary>
/// <c>POST /desk/drafts/{draftId}/publication</c>: a second officer, who did not write on it, puts a draft before the public.
/// </summary>
public sealed class PublishDraftEndpoint(
    DeskForms forms, DraftRecords drafts, RoundPublisher publisher, RuleBook rules, IOptions<SiteOptions> site, TimeProvider time, Answers answers)
{
    [Function(nameof(PublishDraftEndpoint))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "desk/drafts/{draftId}/publication")] HttpRequest request,
        string draftId,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken)
    {
        if (!(await forms.ReadAsync(request, DeskAct.PublishGuide, [], cancellationToken)).TryGet(out var post, out var errors))
        {
            return answers.Problem(request, errors);
        }

        if (await drafts.FindAsync(draftId, cancellationToken) is not { } stored)
        {
            return answers.Problem(request, RoundErrors.DraftNotFound());
        }

        var now = time.GetUtcNow();
        if (!RoundDraftPolicy.CheckPublisher(stored.State, post.Officer.Id).TryGet(out var draft, out errors)
            || (draft.PublishedAt is null && !(await PublishAsync(stored, post.Officer, now, client, cancellationToken)).TryGet(out _, out errors)))
        {
            return answers.Problem(request, errors);
        }

        var address = site.Value.Address($"desk/rounds/{draft.Guide.Id}{(post.IsForm ? request.QueryString : "")}");
        return post.IsForm ? new SeeOther(address) : Answers.Created(request, address, RoundView.Of(draft.Guide));
    }

    private async Task<Result<RoundDraft>> PublishAsync(
        Stored<RoundDraft> stored, Officer officer, DateTimeOffset now, DurableTaskClient client, CancellationToken cancellationToken)
    {
        if (!rules.InForceAt(now).TryGet(out var inForce, out var errors))
        {
            return errors;
        }

        var signature = new Signature(officer.Id, nameof(DeskAct.PublishGuide), now);
        var recording = stored.State.IsCorrection
            ? await publisher.CorrectAsync(
                stored.State.Guide.Id.Value,
                $"correction|{stored.Id}",
                round => RoundPolicy.Correct(round, stored.State.Guide, stored.State.Reason, inForce.PublicNoticeWorkingDays.Value, now),
                signature,
                client,
                cancellationToken)
            : await PublishFirstAsync(stored.State.Guide with { RuleVersion = inForce.Version }, inForce, signature, client, cancellationToken);
        if (recording is Recording<RoundState>.Refused refused)
        {
            return refused.Errors;
        }

        // The draft last: if this is lost, publishing again finds the round there and comes here again.
        return await drafts.RecordAsync(
            stored.Id, "published", _ => new DraftPublished(officer.Id, now), signature, cancellationToken);
    }

    private async Task<Recording<RoundState>> PublishFirstAsync(
        RoundGuide guide, RuleFile inForce, Signature signature, DurableTaskClient client, CancellationToken cancellationToken)
    {
        if (!RoundPolicy.Publish(guide, inForce.PublicNoticeWorkingDays.Value, signature.At).TryGet(out var published, out var errors))
        {
            return new Recording<RoundState>.Refused(errors);
        }

        var recording = await publisher.PublishAsync(published, signature, client, cancellationToken);
        return recording is Recording<RoundState>.Earlier { Fact: GuidePublished earlier } && StoredJson.Write(earlier.Guide) != StoredJson.Write(guide)
            ? new Recording<RoundState>.Refused([RoundErrors.IsPublished()])
            : recording;
    }
}
