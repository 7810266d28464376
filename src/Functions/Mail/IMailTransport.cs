namespace CreditFunctions.Functions.Mail;

/// <summary>A composed mail.</summary>
/// <param name="MessageId">The same for every attempt at the same notification.</param>
/// <param name="Text">Its contents as plain text.</param>
public sealed record MailMessage(string MessageId, string To, string Subject, string Text, DateTimeOffset SentAt)
{
    /// <summary>Its contents as HTML; null: text only.</summary>
    public string? Html { get; init; }
}

/// <summary>The mail server will never accept this mail, however often it is tried: its address does not exist, or wants none.</summary>
public sealed class UndeliverableMailException(Exception innerException) : Exception("The mail is refused for good.", innerException);

/// <summary>This one mailbox does not take mail now, and may later: it is full, or lets strangers wait. Others get theirs.</summary>
public sealed class DelayedMailException(Exception innerException) : Exception("The mailbox does not take mail now.", innerException);

/// <summary>Hands a mail to the mail server. May be called twice for one message.</summary>
public interface IMailTransport
{
    /// <exception cref="UndeliverableMailException">It is refused permanently.</exception>
    /// <exception cref="DelayedMailException">It is refused for now.</exception>
    Task SendAsync(MailMessage message, CancellationToken cancellationToken);
}
