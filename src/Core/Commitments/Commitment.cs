namespace CreditFunctions.Core.Commitments;

/// <summary>How a commitment was signed.</summary>
public enum SigningWay
{
    /// <summary>By hand on the sealed print, as entered by the clerk. Valid once an officer confirms it against the scan.</summary>
    Paper,

    Link,
}

/// <summary>信用承诺书: a party's declarations and consents, with the text that was signed.</summary>
/// <param name="TextSha256">Lower-case hexadecimal.</param>
/// <param name="DeclaresNoDishonesty">Whether the party declares to be on no list of dishonesty.</param>
/// <param name="ConsentsToElectronicService">Whether decisions may be served by mail and link.</param>
public sealed record Commitment(
    string PartyId,
    string TextVersion,
    string TextSha256,
    string SignerName,
    bool DeclaresNoDishonesty,
    bool ConsentsToElectronicService,
    DateTimeOffset SignedAt
)
{
    /// <summary>如实说明: the statement of a party that is on a list; null where it declares to be on none.</summary>
    public string? DeclaredFacts { get; init; }

    /// <summary>Consent to process a person's identity number; null for a unit.</summary>
    public bool? ConsentsToIdentityNumber { get; init; }

    public SigningWay Way { get; init; }

    /// <summary>Mark of the mailbox that received the link; null on paper.</summary>
    public string? AddressMark { get; init; }

    /// <summary>An officer's confirmation against the sealed scan; null for a link, and until then.</summary>
    public PaperConfirmation? Confirmation { get; init; }

    /// <summary>Whether the declaration can be held against the party.</summary>
    internal bool Counts => Way == SigningWay.Link || Confirmation is not null;
}

/// <summary>An officer confirmed a commitment against the sealed scan.</summary>
public sealed record PaperConfirmation(string OfficerId, DateTimeOffset At);

/// <summary>Form to sign a commitment, or to enter what a party signs on paper.</summary>
public sealed record CommitmentForm
{
    public string? TextVersion { get; init; }

    public string? SignerName { get; init; }

    public bool? DeclaresNoDishonesty { get; init; }

    /// <summary>Required where <see cref="DeclaresNoDishonesty"/> is false.</summary>
    public string? DeclaredFacts { get; init; }

    public bool? ConsentsToElectronicService { get; init; }

    /// <summary>Required for a person; a unit has no such number.</summary>
    public bool? ConsentsToIdentityNumber { get; init; }
}
