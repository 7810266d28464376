using CreditFunctions.Core.Rules;

namespace CreditFunctions.Core.Letters;

/// <summary>信用修复告知书: served together with the decision (两书同达, NDRC Order 36).</summary>
/// <param name="DecisionNumber">The decision on which the entry is based.</param>
/// <param name="EarliestRepairOn">The first day for an application for repair.</param>
public sealed record RepairNoticeLetter(
    LetterNumber Number,
    LetterNumber CaseNumber,
    Addressee Addressee,
    LetterContact Contact,
    DateOnly Date,
    LetterNumber DecisionNumber,
    PublicationClass Class,
    DateOnly EarliestRepairOn
) : CaseLetter(Number, CaseNumber, Addressee, Contact, Date)
{
    /// <summary>The ban in months from service: the record ends with it. Null: permanent, or none.</summary>
    public int? BanMonths { get; init; }

    /// <summary>The last day of a record without ban; null where a ban determines it.</summary>
    public DateOnly? LastRecordedOn { get; init; }

    /// <summary>The last day of the publication; null where nothing is published.</summary>
    public DateOnly? LastPublishedOn { get; init; }
}
