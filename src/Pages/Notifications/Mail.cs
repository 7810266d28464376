namespace CreditFunctions.Pages.Notifications;

/// <summary>A rendered mail; both bodies have the same content.</summary>
public sealed record Mail(string Subject, string Html, string Text);
