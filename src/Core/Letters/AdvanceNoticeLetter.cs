namespace CreditFunctions.Core.Letters;

/// <summary>
/// 告知书: facts, reasons, basis and the intended measure before the decision, and the right to a statement and defence (行政处罚法,
/// 2021, art. 44).
/// </summary>
/// <param name="DefenceWorkingDays">Term for the defence from recorded service.</param>
public sealed record AdvanceNoticeLetter(
    LetterNumber Number,
    LetterNumber CaseNumber,
    Addressee Addressee,
    LetterContact Contact,
    DateOnly Date,
    LetterFindings Findings,
    int DefenceWorkingDays
) : CaseLetter(Number, CaseNumber, Addressee, Contact, Date)
{
    /// <summary>Term to ask for a hearing from recorded service; null where no measure grants one.</summary>
    public int? HearingWorkingDays { get; init; }
}
