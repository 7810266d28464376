namespace CreditFunctions.Core.Notifications;

/// <summary>To the clerk who had an application, and to the one who has it now.</summary>
/// <param name="IsReceiver">Whether the recipient has it now.</param>
public sealed record ApplicationHandedOver(string To, string ApplicationId, string Title, bool IsReceiver)
    : ApplicantNotification(To, ApplicationId, Title);
