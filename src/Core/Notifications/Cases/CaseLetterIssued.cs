namespace CreditFunctions.Core.Notifications;

/// <summary>To the party of a case: letters were signed, with the link to read and answer them. The mail is not service.</summary>
/// <param name="CaseNumber">案号</param>
/// <param name="IsDecision">Whether the case is decided; otherwise an advance notice was signed.</param>
public sealed record CaseLetterIssued(string To, string CaseId, string CaseNumber, bool IsDecision) : AddressedNotification(To)
{
    public bool IsHearing { get; init; }

    public bool IsRepair { get; init; }

    public bool IsReexamination { get; init; }

    public bool IsUnfounded { get; init; }
}
