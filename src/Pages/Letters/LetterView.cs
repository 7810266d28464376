using CreditFunctions.Core.Letters;

namespace CreditFunctions.Pages.Letters;

/// <summary>A letter in a list.</summary>
/// <param name="Kind"><see cref="Letter.TitleKey"/></param>
/// <param name="Date">成文日期</param>
public sealed record LetterView(string Kind, string Number, string RecordNumber, string Addressee, string Identifier, DateOnly Date)
{
    /// <summary>Null for a letter that finds nobody responsible.</summary>
    public LetterFindings? Findings { get; init; }

    /// <summary>Null on the page of the letter.</summary>
    public string? Href { get; init; }

    public static LetterView Of(Letter letter, string? href = null) =>
        new(letter.TitleKey, letter.Number.Value, letter.RecordNumber, letter.Addressee.Name, letter.Addressee.Identifier, letter.Date)
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
