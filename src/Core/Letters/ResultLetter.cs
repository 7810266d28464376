namespace CreditFunctions.Core.Letters;

/// <summary>处理结果告知书 to whoever reported: what the case ended with; it names neither party nor measures.</summary>
/// <param name="IsEstablished">Whether the suspicion is established.</param>
/// <param name="ReexaminationWorkingDays">For how long a re-examination can be asked for, from the service on the party.</param>
public sealed record ResultLetter(
    LetterNumber Number,
    LetterNumber CaseNumber,
    Addressee Addressee,
    LetterContact Contact,
    DateOnly Date,
    bool IsEstablished,
    int ReexaminationWorkingDays
) : Letter(Number, CaseNumber, Addressee, Contact, Date);
