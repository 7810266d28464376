namespace CreditFunctions.Core.Notifications;

/// <summary>To whoever objected on paper to a listing that no case led to: the ruling.</summary>
/// <param name="Reason">As the officer wrote it.</param>
public sealed record ListingObjectionReply(string To, string DecisionNumber, bool IsUpheld, string Reason) : AddressedNotification(To);
