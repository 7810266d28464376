namespace CreditFunctions.Core.Letters;

/// <summary>
/// 告知书: facts, reasons, basis and the intended measure, before anything is decided, and the right to a statement and defence
/// (Administrative Penalty Law, art. 44).
/// </summary>
/// <param name="DefenceWorkingDays">The term for it, which starts with recorded service.</param>
public sealed record AdvanceNoticeLetter(
    LetterNumber Number,
    LetterNumber CaseNumber,
    Addressee Addressee,
    LetterContact Contact,
    DateOnly Date,
    LetterFindings Findings,
    int DefenceWorkingDays
) : Letter(Number, CaseNumber, Addressee, Contact, Date)
{
    /// <summary>For how long a hearing can be asked for, from recorded service; null where no measure grants one.</summary>
    public int? HearingWorkingDays { get; init; }
}
