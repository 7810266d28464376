using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using CreditFunctions.Core.Applications;

namespace CreditFunctions.Core.Commitments;

/// <summary>Signers of a text.</summary>
public enum CommitmentKind
{
    Unit,

    Person,
}

/// <summary>
/// A dated text of the commitment. A published file never changes and is never removed, so that signed texts stay readable; new wording
/// is a new version.
/// </summary>
public sealed record CommitmentText
{
    internal CommitmentText() { }

    /// <summary>Unique among the texts of its kind.</summary>
    public required string Version { get; init; }

    public required CommitmentKind Kind { get; init; }

    /// <summary>First day in force, in Beijing; until the next text.</summary>
    public required DateOnly EffectiveFrom { get; init; }

    /// <summary>Includes the name of the issuing bureau or place.</summary>
    public required string Title { get; init; }

    public required string Opening { get; init; }

    /// <summary>Each with its number.</summary>
    public required ImmutableArray<string> Clauses { get; init; }

    /// <summary>Text of the consent to service by mail and link.</summary>
    public required string ElectronicService { get; init; }

    /// <summary>Text of a person's consent to process the identity number; null for a unit.</summary>
    public required string? IdentityNumber { get; init; }

    /// <summary>隐私告知: data, purpose, retention, rights.</summary>
    public required ImmutableArray<string> PrivacyNotice { get; init; }

    /// <summary>The signed text without the consents.</summary>
    public string Body => string.Join('\n', [Opening, .. Clauses]);

    /// <summary>
    /// SHA-256 of the displayed text in UTF-8, one line each: title, opening, clauses, consents, notice. Lower-case hexadecimal.
    /// </summary>
    public string Sha256 =>
        Convert.ToHexStringLower(
            SHA256.HashData(
                Encoding.UTF8.GetBytes(
                    string.Join(
                        '\n',
                        (string[])
                            [
                                Title,
                                Opening,
                                .. Clauses,
                                ElectronicService,
                                .. IdentityNumber is null ? Array.Empty<string>() : [IdentityNumber],
                                .. PrivacyNotice,
                            ]
                    )
                )
            )
        );

    public static CommitmentKind KindOf(Party party) => party is Party.Unit ? CommitmentKind.Unit : CommitmentKind.Person;
}
