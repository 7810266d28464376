namespace CreditFunctions.Core.Notifications;

/// <summary>To an objector: the link that confirms the mail address. Sent immediately and never stored.</summary>
/// <param name="Until">End of the public notice (exclusive).</param>
public sealed record ObjectionToConfirm(string To, string Token, DateTimeOffset Until) : AddressedNotification(To);
