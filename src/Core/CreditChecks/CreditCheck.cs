namespace CreditFunctions.Core.CreditChecks;

/// <summary>What a look-up found.</summary>
public enum CreditOutcome
{
    /// <summary>Not found there.</summary>
    Clear,

    /// <summary>Found, by identifier. Not guilt: see domain rules on what may follow.</summary>
    Hit,

    /// <summary>Only a name matched, or the source gave no clear answer. Never counts as clear, never as a hit.</summary>
    Inconclusive,

    /// <summary>The source could not be asked.</summary>
    SourceDown,
}

/// <summary>信用查验: one party in one source, valid until a date.</summary>
/// <param name="EvidenceId">The document that proves it; null where the source is the bureau's own list.</param>
/// <param name="SourceVersion">Version of the list that was searched; null where a person looked.</param>
public sealed record CreditCheck(
    string PartyId,
    CreditSource Source,
    CreditOutcome Outcome,
    string Explanation,
    string? EvidenceId,
    string? SourceVersion,
    DateTimeOffset CheckedAt,
    DateTimeOffset ValidUntil);

/// <summary>A look-up was made.</summary>
public sealed record CreditChecked(CreditCheck Check) : Fact;
