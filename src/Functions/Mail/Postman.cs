using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Staff;
using CreditFunctions.Functions.Limits;
using CreditFunctions.Functions.Pending;
using CreditFunctions.Functions.Storage;
using Microsoft.Extensions.Logging;

namespace CreditFunctions.Functions.Mail;

/// <summary>
/// Sends owed letters and then forgets them: at least once each, recognisable by Message-ID. One that a mailbox refuses stays owed, and the
/// procedure goes on without it; where it is refused for now only, the sweeper tries again. While the mail server itself is away, everything waits.
/// </summary>
public sealed partial class Postman(
    LetterComposer composer,
    IMailTransport transport,
    PendingWork pending,
    RefusedMails refused,
    ConfirmedAddresses addresses,
    TimeProvider time,
    ILogger<Postman> logger)
{
    private const string Writer = "postman";

    /// <summary>
    /// Sends letters that a transaction of this record has just stored, or stored earlier; those no longer owed are passed over.
    /// </summary>
    public async Task DeliverAsync<TState>(
        IRecordStore<TState> store,
        string recordId,
        IEnumerable<string> letterKeys,
        CancellationToken cancellationToken)
        where TState : class
    {
        foreach (var key in letterKeys)
        {
            if (await store.FindLetterAsync(recordId, key, cancellationToken) is { } letter)
            {
                await DeliverAsync(store, recordId, letter, cancellationToken);
            }
        }
    }

    /// <summary>Sends whatever a record still owes.</summary>
    public async Task DeliverAllAsync<TState>(IRecordStore<TState> store, string recordId, CancellationToken cancellationToken)
        where TState : class
    {
        foreach (var letter in await store.ReadLettersAsync(recordId, cancellationToken))
        {
            if (await DeliverAsync(store, recordId, letter, cancellationToken))
            {
                await refused.ForgetAsync(RecordOf(store, recordId), letter.Key, cancellationToken);
            }
        }
    }

    /// <returns>Whether it was sent.</returns>
    private async Task<bool> DeliverAsync<TState>(
        IRecordStore<TState> store,
        string recordId,
        OutboxLetter letter,
        CancellationToken cancellationToken)
        where TState : class
    {
        try
        {
            // Nobody's mailbox gets what a stranger typed before its owner has used a link from it.
            var showsTitle = letter.Letter.ApplicantAddress is not { } address || await addresses.IsConfirmedAsync(address, cancellationToken);
            await transport.SendAsync(composer.Compose(recordId, letter, time.GetUtcNow(), showsTitle), cancellationToken);
        }
        catch (UndeliverableMailException)
        {
            // Its message may hold the address.
            LogUndeliverable(logger, letter.Key, recordId);
            await refused.NoteAsync(RecordOf(store, recordId), letter, cancellationToken);
            return false;
        }
        catch (DelayedMailException)
        {
            LogDelayed(logger, letter.Key, recordId);
            await pending.NoteAsync(RecordOf(store, recordId), Writer, cancellationToken);
            return false;
        }

        await store.RemoveLetterAsync(recordId, letter.Key, cancellationToken);
        return true;
    }

    private static RecordRef RecordOf<TState>(IRecordStore<TState> store, string recordId)
        where TState : class => store switch
        {
            IRecordStore<Application> => RecordRef.OfApplication(recordId),
            IRecordStore<StaffDirectory> => RecordRef.OfStaff,
            _ => RecordRef.OfRound(recordId),
        };

    [LoggerMessage(LogLevel.Warning, "Letter {LetterKey} of {RecordId} is refused for now, and will be tried again.")]
    private static partial void LogDelayed(ILogger logger, string letterKey, string recordId);

    [LoggerMessage(LogLevel.Error, "Letter {LetterKey} of {RecordId} is refused for good: mend the address and send it again.")]
    private static partial void LogUndeliverable(ILogger logger, string letterKey, string recordId);
}
