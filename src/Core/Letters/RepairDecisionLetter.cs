namespace CreditFunctions.Core.Letters;

/// <summary>信用修复决定书: whether the listing is repaired, and why; numbered in the series of the repair notices.</summary>
/// <param name="DecisionNumber">The decision on which the entry is based.</param>
/// <param name="IsGranted">Whether listing, ban and publication end; otherwise a new application is possible.</param>
public sealed record RepairDecisionLetter(
    LetterNumber Number,
    LetterNumber CaseNumber,
    Addressee Addressee,
    LetterContact Contact,
    DateOnly Date,
    LetterNumber DecisionNumber,
    bool IsGranted,
    string Reasons
) : CaseLetter(Number, CaseNumber, Addressee, Contact, Date);
