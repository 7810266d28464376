using System.Collections.Immutable;
using System.Text.Json.Serialization;
using CreditFunctions.Core.Text;

namespace CreditFunctions.Core.Identifiers;

/// <summary>An officer's statement that an identifier was really issued although it fails its check, with evidence.</summary>
public sealed record IdentifierOverride
{
    private const int MaxReasonLength = 1000;

    private static readonly TextRule ReasonText = TextRule.Paragraphs(MaxReasonLength);

    [JsonConstructor]
    private IdentifierOverride(string officerId, DateTimeOffset at, string reason, string evidenceId) =>
        (OfficerId, At, Reason, EvidenceId) = (officerId, at, reason, evidenceId);

    public string OfficerId { get; }

    public DateTimeOffset At { get; }

    /// <summary>1 to 1,000 characters.</summary>
    public string Reason { get; }

    /// <summary>The stored document that shows the issued code (a licence, an identity card).</summary>
    public string EvidenceId { get; }

    /// <summary>Returns all errors at once.</summary>
    public static Result<IdentifierOverride> Create(string officerId, DateTimeOffset at, string? reason, string? evidenceId)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(officerId);
        ImmutableArray<Error> errors = [];
        if (!ReasonText.Accepts(reason))
        {
            errors = errors.Add(IdentifierErrors.OverrideNeedsAReason(MaxReasonLength));
        }

        if (string.IsNullOrWhiteSpace(evidenceId))
        {
            errors = errors.Add(IdentifierErrors.OverrideNeedsEvidence);
        }

        return errors.IsEmpty ? new IdentifierOverride(officerId, at, ReasonText.Clean(reason), evidenceId!.Trim()) : errors;
    }
}

/// <summary>An identifier that was accepted although it violates the named rule.</summary>
/// <param name="BrokenRule">Code of the error that the override sets aside.</param>
public sealed record AcceptedWithOverride<TIdentifier>(TIdentifier Identifier, string BrokenRule, IdentifierOverride Override)
{
    /// <summary>The same override for another form of the identifier: the sealed one, which may be stored.</summary>
    public AcceptedWithOverride<TOther> Of<TOther>(TOther identifier) => new(identifier, BrokenRule, Override);
}
