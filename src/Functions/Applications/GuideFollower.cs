using System.Collections.Immutable;
using CreditFunctions.Core;
using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Notifications;
using CreditFunctions.Core.Rounds;
using CreditFunctions.Core.Rules;
using CreditFunctions.Core.Staff;
using CreditFunctions.Functions.Notifications;
using CreditFunctions.Functions.Rounds;
using CreditFunctions.Functions.Storage;

namespace CreditFunctions.Functions.Applications;

/// <summary>Records the effect of a corrected guide on an application and notifies its applicant, once per version.</summary>
public sealed class GuideFollower(
    IRecordStore<Application> applications,
    RoundMembers members,
    MailSender mails,
    RuleBook rules,
    TimeProvider time
)
{
    /// <summary>Whether the correction may return an ended application to draft.</summary>
    public bool MayReopen(Application application, RoundState round) =>
        application.MissedClosing && Follow(application, round.GuideOf(application.GuideVersion), time.GetUtcNow()) is not null;

    /// <summary>Applies the current guide.</summary>
    /// <returns>The application afterwards; null if no notification is needed.</returns>
    public async Task<Stored<Application>?> FollowAsync(string id, RoundState round, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var key = $"guide|{round.CurrentGuide.Version}";
        var owed = new List<OwedNotification>();
        var recording = await applications.RecordAsync(
            id,
            key,
            application =>
            {
                owed.Clear();
                var pinned = round.GuideOf(application.GuideVersion);
                if (Follow(application, pinned, now) is not { } followed)
                {
                    return ApplicationErrors.IsNotADraft(application.State);
                }

                owed.Add(new OwedNotification(key, Told(application, pinned, followed, round.ChangesSince(application.GuideVersion))));
                return followed;
            },
            Signature.Procedure(now, nameof(DeskAct.PublishGuide)),
            owed,
            cancellationToken
        );
        if (recording is Recording<Application>.Refused or Recording<Application>.Missing)
        {
            // The application ended or already uses this version: no notification.
            return null;
        }

        var stored = await applications.GetAsync(id, cancellationToken);
        await members.PutAsync(stored, cancellationToken);
        await mails.DeliverAsync(applications, id, [key], cancellationToken);
        return stored;
    }

    private GuideFollowed? Follow(Application application, RoundGuide pinned, DateTimeOffset now) =>
        GuideAdoption.Follow(
            application,
            pinned,
            now,
            ApplicationDraftAcceptance.ExpiryOf(application.CreatedAt, rules.OfVersion(application.RuleVersion).Value)
        );

    private static GuideRevised Told(
        Application application,
        RoundGuide pinned,
        GuideFollowed followed,
        ImmutableArray<GuideChange> changes
    )
    {
        var corrected = pinned.Corrected!;
        return new GuideRevised(
            application.ContactEmail,
            application.Id.Value,
            application.Title,
            corrected.Title,
            corrected.Version,
            corrected.ClosesAt
        )
        {
            Serial = application.Serial,
            Effect = followed switch
            {
                { Reopened.To: ApplicationState.Draft } => GuideEffect.Resumed,
                { Reopened: not null } => GuideEffect.Reopened,
                { Adopted: null } => GuideEffect.ToAdopt,
                _ => GuideEffect.Adopted,
            },
            Changes = changes,
        };
    }
}
