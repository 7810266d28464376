namespace CreditFunctions.Core.Letters;

/// <summary>听证通知书: time, place and chair of the hearing.</summary>
/// <param name="NoticeNumber">Of the advance notice.</param>
/// <param name="HeldAt">Beijing time.</param>
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
) : CaseLetter(Number, CaseNumber, Addressee, Contact, Date);
