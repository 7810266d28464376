namespace CreditFunctions.Core.Commitments;

/// <summary>How a commitment was signed.</summary>
public enum SigningWay
{
    /// <summary>By hand on the sealed print, as the clerk has entered it. It counts once an officer has found it on the scan.</summary>
    Paper,

    /// <summary>By the link that was mailed to the party itself.</summary>
    Link,
}

/// <summary>信用承诺书: what a party declares and agrees to, with the text that was signed.</summary>
/// <param name="TextVersion">Which text was shown.</param>
/// <param name="TextSha256">Its hash, lower-case hexadecimal.</param>
/// <param name="SignerName">Who signed for the party.</param>
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
    /// <summary>如实说明: what a party that is on a list tells about it; null where it declares to be on none.</summary>
    public string? DeclaredFacts { get; init; }

    /// <summary>Whether a person's identity number may be processed; null for a unit.</summary>
    public bool? ConsentsToIdentityNumber { get; init; }

    public SigningWay Way { get; init; }

    /// <summary>Mark of the mailbox that got the link; null on paper.</summary>
    public string? AddressMark { get; init; }

    /// <summary>The officer's confirmation that it stands on the sealed scan; null for a link, and until then.</summary>
    public PaperConfirmation? Confirmation { get; init; }

    /// <summary>Whether what it declares counts against the party.</summary>
    internal bool Counts => Way == SigningWay.Link || Confirmation is not null;
}

/// <summary>An officer compared a commitment with the sealed scan.</summary>
public sealed record PaperConfirmation(string OfficerId, DateTimeOffset At);

/// <summary>What a party sends to sign its commitment, or a clerk to enter what a party signs on paper.</summary>
public sealed record CommitmentForm
{
    public string? TextVersion { get; init; }

    public string? SignerName { get; init; }

    public bool? DeclaresNoDishonesty { get; init; }

    /// <summary>Needed where <see cref="DeclaresNoDishonesty"/> is false.</summary>
    public string? DeclaredFacts { get; init; }

    public bool? ConsentsToElectronicService { get; init; }

    /// <summary>Needed of a person; a unit has no such number.</summary>
    public bool? ConsentsToIdentityNumber { get; init; }
}
