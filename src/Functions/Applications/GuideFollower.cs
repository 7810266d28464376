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

/// <summary>Puts on record what a corrected guide means for one application, and tells its applicant, once per version.</summary>
public sealed class GuideFollower(
    IRecordStore<Application> applications,
    RoundMembers members,
    MailSender mails,
    RuleBook rules,
    TimeProvider time
)
{
    /// <summary>Whether the correction may make a draft again of an application that has ended.</summary>
    public bool MayReopen(Application application, RoundState round) =>
        application.MissedClosing && Follow(application, round.GuideOf(application.GuideVersion), time.GetUtcNow()) is not null;

    /// <summary>Follows the guide as it stands.</summary>
    /// <returns>The application afterwards; null where nobody needs to be told.</returns>
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
            // It ended, or goes by this version since: nobody needs to be told.
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
