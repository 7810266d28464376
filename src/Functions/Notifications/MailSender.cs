using CreditFunctions.Core.Notifications;
using CreditFunctions.Functions.Limits;
using CreditFunctions.Functions.Mail;
using CreditFunctions.Functions.Pending;
using CreditFunctions.Functions.Storage;
using Microsoft.Extensions.Logging;

namespace CreditFunctions.Functions.Notifications;

/// <summary>
/// Sends pending notifications as mails, at least once each, always with the same Message-ID. A mail that is refused permanently stays
/// unsent, and the procedure continues without it; after a temporary refusal, the recovery timer tries again. While the mail server is
/// down, everything waits.
/// </summary>
public sealed partial class MailSender(
    MailComposer composer,
    IMailTransport transport,
    PendingWork pending,
    RefusedMails refused,
    ConfirmedAddresses addresses,
    TimeProvider time,
    ILogger<MailSender> logger
)
{
    private const string Writer = "mail";

    /// <summary>Sends notifications that a transaction of this record has stored, now or earlier; sent ones are skipped.</summary>
    public async Task DeliverAsync(IRecords store, string recordId, IEnumerable<string> keys, CancellationToken cancellationToken)
    {
        foreach (var key in keys)
        {
            if (await store.FindOwedAsync(recordId, key, cancellationToken) is { } owed)
            {
                await DeliverAsync(store, recordId, owed, cancellationToken);
            }
        }
    }

    public async Task DeliverAllAsync(IRecords store, string recordId, CancellationToken cancellationToken)
    {
        foreach (var stored in (await store.ReadNotificationsAsync(recordId, cancellationToken)).Where(stored => stored.IsOwed))
        {
            var owed = new OwedNotification(stored.Key, stored.Notification);
            if (await DeliverAsync(store, recordId, owed, cancellationToken) && stored.Status == NotificationStatus.Refused)
            {
                await refused.ForgetAsync(new RecordRef(store.Type, recordId), stored.Key, cancellationToken);
            }
        }
    }

    /// <returns>Whether it was sent.</returns>
    private async Task<bool> DeliverAsync(IRecords store, string recordId, OwedNotification owed, CancellationToken cancellationToken)
    {
        try
        {
            // Text entered by a stranger is not mailed before the owner of the mailbox has used a link from it.
            var mayShowTyped =
                owed.Notification.UnconfirmedAddress is not { } address || await addresses.IsConfirmedAsync(address, cancellationToken);
            var shown = mayShowTyped ? owed : owed with { Notification = owed.Notification.WithoutTypedText() };
            await transport.SendAsync(await composer.ComposeAsync(recordId, shown), cancellationToken);
        }
        catch (UndeliverableMailException)
        {
            // The exception's message may contain the address.
            LogUndeliverable(logger, owed.Key, recordId);
            await refused.NoteAsync(new RecordRef(store.Type, recordId), owed, cancellationToken);
            await store.MarkAsync(recordId, owed.Key, NotificationStatus.Refused, time.GetUtcNow(), cancellationToken);
            return false;
        }
        catch (DelayedMailException)
        {
            LogDelayed(logger, owed.Key, recordId);
            await pending.MarkAsync(new RecordRef(store.Type, recordId), Writer, cancellationToken);
            return false;
        }

        await store.MarkAsync(recordId, owed.Key, NotificationStatus.Sent, time.GetUtcNow(), cancellationToken);
        return true;
    }

    [LoggerMessage(LogLevel.Warning, "Notification {Key} of {RecordId} is refused for now, and will be tried again.")]
    private static partial void LogDelayed(ILogger logger, string key, string recordId);

    [LoggerMessage(LogLevel.Error, "Notification {Key} of {RecordId} is refused for good: correct the address and send it again.")]
    private static partial void LogUndeliverable(ILogger logger, string key, string recordId);
}
