namespace CreditFunctions.Core.Notifications;

/// <summary>To a party: the link to sign its commitment. It contains no text that an applicant typed.</summary>
/// <param name="Mark">Binds the link to the current party and address.</param>
/// <param name="ClosesAt">Closing hour of submissions (exclusive).</param>
public sealed record SignatureAsked(
    string To,
    string ApplicationId,
    string PartyId,
    string Mark,
    string RoundTitle,
    DateTimeOffset ClosesAt
) : AddressedNotification(To);
