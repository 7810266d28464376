namespace CreditFunctions.Core.Notifications;

/// <summary>To a party: the link by which it signs its commitment. It holds nothing that an applicant typed.</summary>
/// <param name="Mark">Binds the link to the party as it stands and to the address.</param>
/// <param name="ClosesAt">When submissions close (exclusive).</param>
public sealed record SignatureAsked(
    string To,
    string ApplicationId,
    string PartyId,
    string Mark,
    string RoundTitle,
    DateTimeOffset ClosesAt
) : AddressedNotification(To);
