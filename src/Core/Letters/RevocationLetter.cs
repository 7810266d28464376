using System.Collections.Immutable;
using CreditFunctions.Core.Rules;

namespace CreditFunctions.Core.Letters;

/// <summary>撤销立项通知书: the award is taken back; what was paid is demanded by a letter of its own.</summary>
/// <param name="Basis">Beside the contract.</param>
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
