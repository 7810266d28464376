using CreditFunctions.Core.Rules;

namespace CreditFunctions.Core.Letters;

/// <summary>信用修复告知书: served together with the decision (两书同达, NDRC Order 36).</summary>
/// <param name="DecisionNumber">The decision that the entry rests on.</param>
/// <param name="EarliestRepairOn">The first day on which repair can be applied for.</param>
public sealed record RepairNoticeLetter(
    LetterNumber Number,
    LetterNumber CaseNumber,
    Addressee Addressee,
    LetterContact Contact,
    DateOnly Date,
    LetterNumber DecisionNumber,
    PublicationClass Class,
    DateOnly EarliestRepairOn
) : Letter(Number, CaseNumber, Addressee, Contact, Date)
{
    /// <summary>The ban of the decision, in months from its service: the record ends with it. Null: permanent, or none.</summary>
    public int? BanMonths { get; init; }

    /// <summary>The last day of a record without ban; null where a ban decides.</summary>
    public DateOnly? LastRecordedOn { get; init; }

    /// <summary>The last day of the publication; null where nothing is published.</summary>
    public DateOnly? LastPublishedOn { get; init; }
}
