using System.Collections.Immutable;
using CreditFunctions.Core;
using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Notifications;
using CreditFunctions.Core.Rounds;
using CreditFunctions.Functions.Notifications;
using CreditFunctions.Functions.Procedure;
using CreditFunctions.Functions.Storage;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace CreditFunctions.Functions.Rounds;

/// <summary>A page of applications that were told of a corrected guide.</summary>
/// <param name="Continuation">Where the next page begins; null after the last.</param>
public sealed record GuideCorrectionPage(string? Continuation);

/// <summary>
/// Tells a page of applications of a corrected guide. One that complies goes over to it; a submission that does not is returned to be
/// completed; a draft is asked to adopt it.
/// </summary>
public sealed class FollowGuideActivity(
    IRecordStore<Application> applications, IRecordStore<RoundState> rounds, RoundMembers members, MailSender mails, TimeProvider time)
{
    /// <summary>Most applications of one step: it ends well within the time that a step may take.</summary>
    private const int PageSize = 20;

    internal static readonly ActivityCall<GuideCorrectionBegun, GuideCorrectionPage> Call = new(nameof(FollowGuideActivity));

    [Function(nameof(FollowGuideActivity))]
    public async Task<GuideCorrectionPage> RunAsync(
        [ActivityTrigger] GuideCorrectionBegun begun, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        var round = (await rounds.GetAsync(begun.RoundId, cancellationToken)).State;
        var (ids, continuation) = await members.ReadPageAsync(round.Guide.Id, !begun.IsPastDrafts, begun.Continuation, PageSize, cancellationToken);
        foreach (var id in ids)
        {
            await FollowAsync(id, round, begun.Version, client, cancellationToken);
        }

        return new GuideCorrectionPage(continuation);
    }

    private async Task FollowAsync(string id, RoundState round, int version, DurableTaskClient client, CancellationToken cancellationToken)
    {
        // A later correction tells of this one, too.
        if (version != round.Corrections.Length + 1 || await applications.FindAsync(id, cancellationToken) is not { } stored)
        {
            return;
        }

        var now = time.GetUtcNow();
        var key = $"guide|{version}";
        var owed = new List<OwedNotification>();
        var recording = await applications.RecordAsync(
            id,
            key,
            application =>
            {
                owed.Clear();
                var pinned = round.GuideOf(application.GuideVersion);
                if (GuideAdoption.Follow(application, pinned, now) is not { } followed)
                {
                    return ApplicationErrors.IsNotADraft(application.State);
                }

                owed.Add(new OwedNotification(key, Told(application, pinned, followed, round.ChangesSince(application.GuideVersion))));
                return followed;
            },
            Signature.Procedure(now),
            owed,
            cancellationToken);
        if (recording is Recording<Application>.Refused or Recording<Application>.Missing)
        {
            // It ended, or goes by this version since: nobody needs to be told.
            return;
        }

        stored = await applications.GetAsync(id, cancellationToken);
        await members.PutAsync(stored, cancellationToken);
        await mails.DeliverAsync(applications, id, [key], cancellationToken);
        await client.WakeApplicationAsync(id, cancellationToken);
    }

    private static GuideRevised Told(Application application, RoundGuide pinned, GuideFollowed followed, ImmutableArray<GuideChange> changes)
    {
        var corrected = pinned.Corrected!;
        return new GuideRevised(application.ContactEmail, application.Id.Value, application.Title, corrected.Title, corrected.Version, corrected.ClosesAt)
        {
            Effect = followed switch
            {
                { Reopened: not null } => GuideEffect.Reopened,
                { Adopted: null } => GuideEffect.ToAdopt,
                _ => GuideEffect.Adopted,
            },
            Changes = changes,
        };
    }
}
