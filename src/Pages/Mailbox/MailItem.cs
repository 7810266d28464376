namespace CreditFunctions.Pages.Mailbox;

/// <summary>A mail in the local mailbox.</summary>
public sealed record MailItem(string Id, string Subject, string To, DateTimeOffset SentAt, string Body);
