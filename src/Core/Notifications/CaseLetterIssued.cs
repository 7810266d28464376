namespace CreditFunctions.Core.Notifications;

/// <summary>To the party of a case: letters were signed, and the link by which it reads them and answers. The mail is no service.</summary>
/// <param name="CaseNumber">案号</param>
/// <param name="IsDecision">Whether the case is decided; otherwise an advance notice was signed.</param>
public sealed record CaseLetterIssued(string To, string CaseId, string CaseNumber, bool IsDecision) : AddressedNotification(To)
{
    /// <summary>Whether the letter is the notice of a hearing.</summary>
    public bool IsHearing { get; init; }

    /// <summary>Whether the letter decides on a repair.</summary>
    public bool IsRepair { get; init; }

    /// <summary>Whether the letter is about a re-examination.</summary>
    public bool IsReexamination { get; init; }

    /// <summary>Whether the decision clears the party.</summary>
    public bool IsUnfounded { get; init; }
}
