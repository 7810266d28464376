namespace CreditFunctions.Core.Notifications;

/// <summary>To the previous clerk of an application, and to the new one.</summary>
/// <param name="IsReceiver">Whether the recipient is the new clerk.</param>
public sealed record ApplicationHandedOver(string To, string ApplicationId, string Title, bool IsReceiver)
    : ApplicantNotification(To, ApplicationId, Title);
