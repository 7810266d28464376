using System.Collections.Immutable;

namespace CreditFunctions.Core.CreditChecks;

/// <summary>The result of a credit query.</summary>
public enum CreditOutcome
{
    Clear,

    /// <summary>
    /// 失信被执行人, or another list of dishonesty, by identifier. Not proof of guilt: see the domain rules for its effect.
    /// </summary>
    Hit,

    /// <summary>Only a name matched, or the source gave no clear result. Never counts as clear or as a hit.</summary>
    Inconclusive,

    SourceDown,

    /// <summary>限制消费: officers decide whether it blocks.</summary>
    ConsumptionRestricted,

    /// <summary>被执行人: noted; alone it never blocks.</summary>
    UnderEnforcement,
}

/// <summary>信用查验 in an application: one party in one source, valid until a date.</summary>
/// <param name="EvidenceId">The document that proves it, stored with the party's own record; null for the bureau's own list.</param>
/// <param name="SourceVersion">Version of the searched list; null for a query by an officer.</param>
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
    /// <summary>Null where the app searched the bureau's own list.</summary>
    public string? OfficerId { get; init; }

    /// <summary>Identifies the credit query within its application, in tasks and keys: <c>u1.CourtEnforcement</c>.</summary>
    public static string SubjectOf(string partyId, CreditSource source) => $"{partyId}.{source}";
}

/// <summary>Credit queries were made, or copied from the party's record.</summary>
public sealed record CreditChecked(ImmutableArray<CreditCheck> Checks) : Fact;
