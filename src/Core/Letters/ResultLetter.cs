namespace CreditFunctions.Core.Letters;

/// <summary>处理结果告知书 to the reporter: the outcome of the case, without party and measures.</summary>
/// <param name="ReexaminationWorkingDays">Term to ask for a re-examination, from the service on the party.</param>
public sealed record ResultLetter(
    LetterNumber Number,
    LetterNumber CaseNumber,
    Addressee Addressee,
    LetterContact Contact,
    DateOnly Date,
    bool IsEstablished,
    int ReexaminationWorkingDays
) : CaseLetter(Number, CaseNumber, Addressee, Contact, Date);
