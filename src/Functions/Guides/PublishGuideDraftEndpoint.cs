using System.Globalization;
using CreditFunctions.Core;
using CreditFunctions.Core.Calendar;
using CreditFunctions.Core.Rounds;
using CreditFunctions.Core.Rules;
using CreditFunctions.Core.Staff;
using CreditFunctions.Functions.Http;
using CreditFunctions.Functions.Rounds;
using CreditFunctions.Functions.Settings;
using CreditFunctions.Functions.SignIn;
using CreditFunctions.Functions.Staff;
using CreditFunctions.Functions.Storage;
using CreditFunctions.Pages.Desk;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Options;

namespace CreditFunctions.Functions.Guides;

/// <summary>
/// <c>POST /desk/guide-drafts/{guideDraftId}/publication</c>: a second officer, who did not edit the guide draft, publishes the version
/// that they read.
/// </summary>
public sealed class PublishGuideDraftEndpoint(
    DeskForms forms,
    GuideDraftRecords drafts,
    RoundPublisher publisher,
    RuleBook rules,
    WorkingDayCalendar calendar,
    Seatings seatings,
    IOptions<SiteOptions> site,
    TimeProvider time,
    Responses responses
)
{
    [Function(nameof(PublishGuideDraftEndpoint))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "desk/guide-drafts/{guideDraftId}/publication")] HttpRequest request,
        string guideDraftId,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken
    )
    {
        if (
            !(await forms.ReadAsync(request, DeskAct.PublishGuide, [GuideDraftFields.Version], cancellationToken)).TryGet(
                out var post,
                out var errors
            )
        )
        {
            return responses.Problem(request, errors);
        }

        if (await drafts.FindAsync(guideDraftId, cancellationToken) is not { } stored)
        {
            return responses.Problem(request, RoundErrors.DraftNotFound());
        }

        var now = time.GetUtcNow();
        if (
            !GuideDraftPolicy.CheckPublisher(stored.State, post.Officer.Id).TryGet(out var draft, out errors)
            || (
                draft.PublishedAt is null
                && !(await PublishAsync(stored, VersionOf(post), post.Officer, now, client, cancellationToken)).TryGet(out _, out errors)
            )
        )
        {
            return responses.Problem(request, errors);
        }

        var address = site.Value.Address($"desk/rounds/{draft.Guide.Id}{(post.IsForm ? request.QueryString : "")}");
        return post.IsForm ? new SeeOther(address) : Responses.Created(request, address, RoundView.Of(draft.Guide));
    }

    private static int? VersionOf(DeskPost post) =>
        int.TryParse(post[GuideDraftFields.Version], NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : null;

    private async Task<Result<GuideDraft>> PublishAsync(
        Stored<GuideDraft> stored,
        int? version,
        Officer officer,
        DateTimeOffset now,
        DurableTaskClient client,
        CancellationToken cancellationToken
    )
    {
        if (
            !GuideDraftPolicy.Publish(stored.State, version, officer.Id, now).TryGet(out _, out var errors)
            || !rules.InForceAt(now).TryGet(out var inForce, out errors)
        )
        {
            return errors;
        }

        var signature = DeskPolicy.Sign(officer, DeskAct.PublishGuide, now);
        var recording = stored.State.IsCorrection
            ? await CorrectAsync(stored, inForce, signature, client, cancellationToken)
            : await PublishFirstAsync(
                stored.State.Guide with
                {
                    RuleVersion = inForce.Version,
                },
                inForce,
                signature,
                client,
                cancellationToken
            );
        if (recording is Recording<RoundState>.Refused refused)
        {
            return refused.Errors;
        }

        // Order: the draft is closed last. If this write is lost, publishing again finds the round and repeats it. A draft that was changed
        // meanwhile stays open, as a correction of the published guide.
        return await drafts.RecordAsync(
            stored.Id,
            "published",
            draft => GuideDraftPolicy.Publish(draft, version, officer.Id, now).Select<Fact>(published => published),
            signature,
            cancellationToken
        );
    }

    private async Task<Recording<RoundState>> CorrectAsync(
        Stored<GuideDraft> stored,
        RuleFile inForce,
        Signature signature,
        DurableTaskClient client,
        CancellationToken cancellationToken
    )
    {
        var draft = stored.State;
        var seating = await seatings.ReadAsync(draft.Guide.Id.Value, cancellationToken);
        var recording = await publisher.CorrectAsync(
            draft.Guide.Id.Value,
            $"correction|{stored.Id}",
            round =>
                RoundPolicy.Correct(
                    round,
                    draft.Guide,
                    draft.Reason,
                    inForce.PublicNoticeWorkingDays.Value,
                    signature.At,
                    seating,
                    RoundPublisher.EarliestClosing(inForce, calendar, signature.At)
                ),
            signature,
            client,
            cancellationToken
        );
        return recording is Recording<RoundState>.Earlier { Fact: GuideCorrected earlier } && !IsSame(earlier.Guide, draft.Guide)
            ? new Recording<RoundState>.Refused([RoundErrors.IsPublished()])
            : recording;
    }

    private async Task<Recording<RoundState>> PublishFirstAsync(
        RoundGuide guide,
        RuleFile inForce,
        Signature signature,
        DurableTaskClient client,
        CancellationToken cancellationToken
    )
    {
        var seating = await seatings.ReadAsync(guide.Id.Value, cancellationToken);
        if (
            !RoundPolicy
                .Publish(guide, inForce.PublicNoticeWorkingDays.Value, signature.At, seating)
                .TryGet(out var published, out var errors)
        )
        {
            return new Recording<RoundState>.Refused(errors);
        }

        var recording = await publisher.PublishAsync(published, signature, client, cancellationToken);
        return recording is Recording<RoundState>.Earlier { Fact: GuidePublished earlier } && !IsSame(earlier.Guide, guide)
            ? new Recording<RoundState>.Refused([RoundErrors.IsPublished()])
            : recording;
    }

    private static bool IsSame(RoundGuide one, RoundGuide other) => StoredJson.Write(one) == StoredJson.Write(other);
}
