namespace CreditFunctions.Core.Notifications;

/// <summary>To the applicant: the link that opens the draft.</summary>
/// <param name="ClosesAt">When submissions close (exclusive).</param>
public sealed record ApplicationDraftCreated(string To, string ApplicationId, DateTimeOffset ClosesAt) : AddressedNotification(To)
{
    /// <summary>When the draft expires (exclusive) unless somebody accepts it; null where that was not fixed.</summary>
    public DateTimeOffset? KeptUntil { get; init; }
}
