using CreditFunctions.Functions.Storage;
using Microsoft.Extensions.Logging;

namespace CreditFunctions.Functions.Mail;

/// <summary>
/// Sends owed letters and then forgets them: at least once each, recognisable by Message-ID. One that is refused for good stays owed, and
/// the procedure goes on without it.
/// </summary>
public sealed partial class Postman(LetterComposer composer, IMailTransport transport, TimeProvider time, ILogger<Postman> logger)
{
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
            await DeliverAsync(store, recordId, letter, cancellationToken);
        }
    }

    private async Task DeliverAsync<TState>(
        IRecordStore<TState> store,
        string recordId,
        OutboxLetter letter,
        CancellationToken cancellationToken)
        where TState : class
    {
        try
        {
            await transport.SendAsync(composer.Compose(recordId, letter, time.GetUtcNow()), cancellationToken);
        }
        catch (UndeliverableMailException)
        {
            // Its message may hold the address.
            LogUndeliverable(logger, letter.Key, recordId);
            return;
        }

        await store.RemoveLetterAsync(recordId, letter.Key, cancellationToken);
    }

    [LoggerMessage(LogLevel.Error, "Letter {LetterKey} of {RecordId} is refused for good: mend the address and send it again.")]
    private static partial void LogUndeliverable(ILogger logger, string letterKey, string recordId);
}
