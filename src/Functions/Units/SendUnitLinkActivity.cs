using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Notifications;
using CreditFunctions.Functions.Applications.Units;
using CreditFunctions.Functions.Limits;
using CreditFunctions.Functions.Mail;
using CreditFunctions.Functions.Notifications;
using CreditFunctions.Functions.Procedure;
using CreditFunctions.Functions.Storage;
using Microsoft.Azure.Functions.Worker;

namespace CreditFunctions.Functions.Units;

/// <summary>Mails a clerk the link of the unit's page, only to a registered address.</summary>
public sealed class SendUnitLinkActivity(
    UnitIndex index,
    WaitingDrafts waiting,
    MailBudget budget,
    IRecordStore<Application> applications,
    UnitAccess access,
    MailComposer composer,
    IMailTransport transport
)
{
    internal static readonly ActivityCall<LinkRequested> Call = new(nameof(SendUnitLinkActivity));

    [Function(nameof(SendUnitLinkActivity))]
    public async Task RunAsync([ActivityTrigger] LinkRequested requested, CancellationToken cancellationToken)
    {
        var clerk = new UnitClerk(requested.UnitCode, requested.ClerkId);
        if (await FindAsync(clerk, cancellationToken) is not { } id)
        {
            return;
        }

        // The row may be older than a handover: the current contact counts.
        var application = (await applications.GetAsync(id.Value, cancellationToken)).State;
        if (access.ClerkOf(application.LeadUnit.Code, application.ContactEmail) != clerk)
        {
            return;
        }

        if (!await budget.TryTakeForRegisteredAsync(application.ContactEmail, cancellationToken))
        {
            return;
        }

        var link = new OwedNotification($"link.{requested.Hour}", new UnitLinkSent(application.ContactEmail, access.TokenFor(clerk)));
        await transport.SendAsync(await composer.ComposeAsync($"unit.{clerk.ClerkId}", link), cancellationToken);
    }

    // A clerk who began a draft and lost its mail has accepted nothing yet.
    private async Task<ApplicationId?> FindAsync(UnitClerk clerk, CancellationToken cancellationToken) =>
        (await index.ReadAsync(clerk, cancellationToken)).FirstOrDefault(entry => entry.ClerkId == clerk.ClerkId)?.ApplicationId
        ?? (
            (await waiting.ReadAsync(clerk, isRegistered: false, older: null, cancellationToken)).Drafts is [var newest, ..]
                ? newest.ApplicationId
                : null
        );
}
