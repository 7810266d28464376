namespace CreditFunctions.Core.Letters;

/// <summary>听证通知书: when and where the party is heard, and by whom.</summary>
/// <param name="NoticeNumber">The advance notice that it is about.</param>
/// <param name="HeldAt">In Beijing.</param>
/// <param name="Chair">听证主持人, who did not investigate.</param>
public sealed record HearingNoticeLetter(
    LetterNumber Number,
    LetterNumber CaseNumber,
    Addressee Addressee,
    LetterContact Contact,
    DateOnly Date,
    LetterNumber NoticeNumber,
    DateOnly HeldOn,
    TimeOnly HeldAt,
    string Place,
    string Chair,
    bool IsPublic
) : Letter(Number, CaseNumber, Addressee, Contact, Date);
