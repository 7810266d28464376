using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Rounds;
using CreditFunctions.Functions.Applications;
using CreditFunctions.Functions.Applications.Units;
using CreditFunctions.Functions.Notifications;
using CreditFunctions.Functions.Pending;
using CreditFunctions.Functions.Procedure;
using CreditFunctions.Functions.Rounds;
using CreditFunctions.Functions.Storage;
using Microsoft.Azure.Functions.Worker;

namespace CreditFunctions.Functions.Processing;

/// <summary>
/// Sends the applicant the link of the draft and removes its pending marker. If the guide was corrected before the draft was listed in the
/// round, the applicant is notified of that too.
/// </summary>
public sealed class WelcomeApplicantActivity(
    IRecordStore<Application> applications,
    IRecordStore<RoundState> rounds,
    UnitIndex units,
    RoundMembers members,
    GuideFollower follower,
    MailSender mails,
    PendingWork pending
)
{
    internal static readonly ActivityCall<ApplicationBegun> Call = new(nameof(WelcomeApplicantActivity));

    [Function(nameof(WelcomeApplicantActivity))]
    public async Task RunAsync([ActivityTrigger] ApplicationBegun begun, CancellationToken cancellationToken)
    {
        var stored = await applications.GetAsync(begun.ApplicationId, cancellationToken);
        await units.PutAsync(stored, cancellationToken);
        await members.PutAsync(stored, cancellationToken);
        await mails.DeliverAsync(applications, begun.ApplicationId, [ApplicationProcedure.WelcomeKey], cancellationToken);

        // Order: read after the draft is listed in the round, so that every later correction finds it there.
        var round = (await rounds.GetAsync(begun.RoundId, cancellationToken)).State;
        if (stored.State.GuideVersion < round.CurrentGuide.Version)
        {
            await follower.FollowAsync(begun.ApplicationId, round, cancellationToken);
        }

        await pending.ClearAsync(new PendingItem(RecordRef.OfApplication(begun.ApplicationId), begun.MarkerWriter), cancellationToken);
    }
}
