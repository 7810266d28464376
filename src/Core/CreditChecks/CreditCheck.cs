using System.Collections.Immutable;

namespace CreditFunctions.Core.CreditChecks;

/// <summary>What a credit query found.</summary>
public enum CreditOutcome
{
    /// <summary>Not found there.</summary>
    Clear,

    /// <summary>失信被执行人, or another list of dishonesty, by identifier. Not guilt: see domain rules on what may follow.</summary>
    Hit,

    /// <summary>Only a name matched, or the source gave no clear answer. Never counts as clear, never as a hit.</summary>
    Inconclusive,

    /// <summary>The source could not be asked.</summary>
    SourceDown,

    /// <summary>限制消费: goes to officers, who decide whether it blocks.</summary>
    ConsumptionRestricted,

    /// <summary>被执行人: noted; alone it never blocks.</summary>
    UnderEnforcement,
}

/// <summary>信用查验 as one application holds it: one party in one source, valid until a date.</summary>
/// <param name="EvidenceId">The document that proves it, kept with the party's own record; null where the source is the bureau's own
/// list.</param>
/// <param name="SourceVersion">Version of the list that was searched; null where a person looked.</param>
public sealed record CreditCheck(
    string PartyId,
    CreditSource Source,
    CreditOutcome Outcome,
    string Explanation,
    string? EvidenceId,
    string? SourceVersion,
    DateTimeOffset CheckedAt,
    DateTimeOffset ValidUntil
)
{
    /// <summary>Id of the officer who looked; null where the app searched the bureau's own list.</summary>
    public string? OfficerId { get; init; }

    /// <summary>Names the credit query within its application, in tasks and keys: <c>u1.CourtEnforcement</c>.</summary>
    public static string SubjectOf(string partyId, CreditSource source) => $"{partyId}.{source}";
}

/// <summary>Credit queries were made, or taken over from the party's record.</summary>
public sealed record CreditChecked(ImmutableArray<CreditCheck> Checks) : Fact;
