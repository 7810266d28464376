namespace CreditFunctions.Core.Notifications;

/// <summary>To a clerk: the link to the unit's page again. Sent immediately and never stored.</summary>
public sealed record UnitLinkSent(string To, string Token) : AddressedNotification(To);
