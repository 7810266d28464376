namespace CreditFunctions.Pages.Notifications;

/// <summary>A rendered mail. Both bodies say the same.</summary>
public sealed record Mail(string Subject, string Html, string Text);
