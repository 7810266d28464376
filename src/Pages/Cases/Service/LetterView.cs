using CreditFunctions.Core.Letters;

namespace CreditFunctions.Pages.Cases;

/// <summary>A letter in a list, and for programs.</summary>
/// <param name="Kind">Which letter it is: <c>AdvanceNoticeLetter</c>, <c>DecisionLetter</c>, <c>RepairNoticeLetter</c>.</param>
/// <param name="Date">成文日期</param>
public sealed record LetterView(string Kind, string Number, string CaseNumber, string Addressee, string Identifier, DateOnly Date)
{
    /// <summary>Facts, reasons, basis and measures; null for a letter that finds nobody responsible.</summary>
    public LetterFindings? Findings { get; init; }

    /// <summary>Where it is shown; null for one that is shown.</summary>
    public string? Href { get; init; }

    public static LetterView Of(Letter letter, string? href = null) =>
        new(letter.TitleKey, letter.Number.Value, letter.CaseNumber.Value, letter.Addressee.Name, letter.Addressee.Identifier, letter.Date)
        {
            Href = href,
            Findings = letter switch
            {
                AdvanceNoticeLetter notice => notice.Findings,
                DecisionLetter decision => decision.Findings,
                _ => null,
            },
        };
}
