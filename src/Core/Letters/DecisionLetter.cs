using System.Collections.Immutable;
using CreditFunctions.Core.Rules;

namespace CreditFunctions.Core.Letters;

/// <summary>决定书: the outcome, how the defence was considered, and the remedies.</summary>
/// <param name="Reasons">For an unfounded suspicion the complete text.</param>
/// <param name="Findings">Null: the suspicion is unfounded, and the party is cleared.</param>
/// <param name="DefenceResponse">采纳情况; null where no defence was given.</param>
/// <param name="Remedies">By the nature of the measures; their terms start with recorded service.</param>
public sealed record DecisionLetter(
    LetterNumber Number,
    LetterNumber CaseNumber,
    Addressee Addressee,
    LetterContact Contact,
    DateOnly Date,
    string Reasons,
    LetterFindings? Findings,
    string? DefenceResponse,
    ImmutableArray<Remedy> Remedies
) : CaseLetter(Number, CaseNumber, Addressee, Contact, Date);
