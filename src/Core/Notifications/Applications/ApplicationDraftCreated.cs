namespace CreditFunctions.Core.Notifications;

/// <summary>To the applicant: the link that opens the draft.</summary>
/// <param name="ClosesAt">Closing hour of submissions (exclusive).</param>
public sealed record ApplicationDraftCreated(string To, string ApplicationId, DateTimeOffset ClosesAt) : AddressedNotification(To)
{
    /// <summary>When the draft expires (exclusive) unless accepted; null where that was not determined.</summary>
    public DateTimeOffset? KeptUntil { get; init; }
}
