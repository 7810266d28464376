using System.Collections.Immutable;
using CreditFunctions.Core.Rules;

namespace CreditFunctions.Core.Letters;

/// <summary>撤销立项通知书: the award is revoked; paid money is demanded by a separate letter.</summary>
/// <param name="Basis">In addition to the contract.</param>
public sealed record RevocationLetter(
    LetterNumber Number,
    LetterProject Project,
    Addressee Addressee,
    LetterContact Contact,
    DateOnly Date,
    string Reasons,
    ImmutableArray<LegalBasis> Basis,
    ImmutableArray<Remedy> Remedies
) : ProjectLetter(Number, Project, Addressee, Contact, Date);
