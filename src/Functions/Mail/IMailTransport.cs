namespace CreditFunctions.Functions.Mail;

/// <summary>A composed mail.</summary>
/// <param name="MessageId">The same for every attempt to send a notification.</param>
public sealed record MailMessage(string MessageId, string To, string Subject, string Text, DateTimeOffset SentAt)
{
    /// <summary>Null: text only.</summary>
    public string? Html { get; init; }
}

/// <summary>The mail server refuses this mail permanently: its address does not exist or accepts no mail.</summary>
public sealed class UndeliverableMailException(Exception innerException) : Exception("The mail is refused for good.", innerException);

/// <summary>
/// This mailbox does not accept mail now but may later: it is full, or uses greylisting. Other mailboxes are not affected.
/// </summary>
public sealed class DelayedMailException(Exception innerException) : Exception("The mailbox does not take mail now.", innerException);

/// <summary>Sends a mail to the mail server. May be called twice for one message.</summary>
public interface IMailTransport
{
    /// <exception cref="UndeliverableMailException">Refused permanently.</exception>
    /// <exception cref="DelayedMailException">Refused temporarily.</exception>
    Task SendAsync(MailMessage message, CancellationToken cancellationToken);
}
