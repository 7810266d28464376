using CreditFunctions.Core.Applications;
using CreditFunctions.Functions.Notifications;
using CreditFunctions.Functions.Pending;
using CreditFunctions.Functions.Procedure;
using CreditFunctions.Functions.Rounds;
using CreditFunctions.Functions.Storage;
using CreditFunctions.Functions.Units;
using Microsoft.Azure.Functions.Worker;

namespace CreditFunctions.Functions.Applications;

/// <summary>Sends the applicant the link that opens the draft, and takes away the note that a draft was being stored.</summary>
public sealed class WelcomeApplicantActivity(IRecordStore<Application> applications, UnitIndex units, RoundMembers members, MailSender mails, PendingWork pending)
{
    /// <summary>Key of the first notification.</summary>
    public const string NotificationKey = "begun";

    internal static readonly ActivityCall<ApplicationBegun> Call = new(nameof(WelcomeApplicantActivity));

    [Function(nameof(WelcomeApplicantActivity))]
    public async Task RunAsync([ActivityTrigger] ApplicationBegun begun, CancellationToken cancellationToken)
    {
        var stored = await applications.GetAsync(begun.ApplicationId, cancellationToken);
        await units.PutAsync(stored, cancellationToken);
        await members.PutAsync(stored, cancellationToken);
        await mails.DeliverAsync(applications, begun.ApplicationId, [NotificationKey], cancellationToken);
        await pending.ClearAsync(new PendingItem(RecordRef.OfApplication(begun.ApplicationId), begun.NoteWriter), cancellationToken);
    }
}
