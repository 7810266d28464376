namespace CreditFunctions.Core.Notifications;

/// <summary>To an objector: the link that confirms the mail address. Sent at once and never stored.</summary>
/// <param name="Until">When the public notice ends (exclusive).</param>
public sealed record ObjectionToConfirm(string To, string Token, DateTimeOffset Until) : AddressedNotification(To);
