using System.Collections.Immutable;
using CreditFunctions.Core.Rules;

namespace CreditFunctions.Core.Letters;

/// <summary>决定书: what the case ended with, how the defence was considered, and how it can be contested.</summary>
/// <param name="Reasons">For an unfounded suspicion the whole answer.</param>
/// <param name="Findings">Null: the suspicion is unfounded, and the party is cleared.</param>
/// <param name="DefenceResponse">采纳情况; null where no defence was given.</param>
/// <param name="Remedies">Those of the measures' nature; their terms start with recorded service.</param>
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
) : Letter(Number, CaseNumber, Addressee, Contact, Date);
