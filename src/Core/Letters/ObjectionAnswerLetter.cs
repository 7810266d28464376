namespace CreditFunctions.Core.Letters;

/// <summary>名单异议处理告知书: whether an objection to the listing of a case was right, and why.</summary>
/// <param name="DecisionNumber">The decision that the entry rests on.</param>
/// <param name="IsUpheld">Whether listing, ban and publication have ended.</param>
public sealed record ObjectionAnswerLetter(
    LetterNumber Number,
    LetterNumber CaseNumber,
    Addressee Addressee,
    LetterContact Contact,
    DateOnly Date,
    LetterNumber DecisionNumber,
    bool IsUpheld,
    string Reasons
) : CaseLetter(Number, CaseNumber, Addressee, Contact, Date);
