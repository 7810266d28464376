using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using CreditFunctions.Core.Applications;

namespace CreditFunctions.Core.Commitments;

/// <summary>For whom a text is written.</summary>
public enum CommitmentKind
{
    /// <summary>单位.</summary>
    Unit,

    /// <summary>个人.</summary>
    Person,
}

/// <summary>
/// One dated text of the commitment. A file never changes once it was published, and is never removed: what was signed under it stays
/// readable.
/// A new wording is a new version.
/// </summary>
public sealed record CommitmentText
{
    internal CommitmentText() { }

    /// <summary>Unique among the texts of its kind.</summary>
    public required string Version { get; init; }

    public required CommitmentKind Kind { get; init; }

    /// <summary>The first day in Beijing on which it is signed; it is in force until the next one is.</summary>
    public required DateOnly EffectiveFrom { get; init; }

    /// <summary>With the name of the bureau or place whose form it is.</summary>
    public required string Title { get; init; }

    public required string Opening { get; init; }

    /// <summary>Each with its number.</summary>
    public required ImmutableArray<string> Clauses { get; init; }

    /// <summary>What is consented to or not: service of documents by mail and link.</summary>
    public required string ElectronicService { get; init; }

    /// <summary>What a person consents to: processing of the identity number; null for a unit.</summary>
    public required string? IdentityNumber { get; init; }

    /// <summary>隐私告知: which data, what for, how long, which rights.</summary>
    public required ImmutableArray<string> PrivacyNotice { get; init; }

    /// <summary>What is signed, without the consents.</summary>
    public string Body => string.Join('\n', [Opening, .. Clauses]);

    /// <summary>
    /// SHA-256 in UTF-8 of all that is shown, a line each: title, opening, clauses, consents, notice. Lower-case hexadecimal.
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

    /// <summary>Which text a party signs.</summary>
    public static CommitmentKind KindOf(Party party) => party is Party.Unit ? CommitmentKind.Unit : CommitmentKind.Person;
}
