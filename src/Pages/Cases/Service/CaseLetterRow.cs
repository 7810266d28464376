using CreditFunctions.Core.Letters;

namespace CreditFunctions.Pages.Cases;

/// <summary>A letter in a list.</summary>
/// <param name="Kind">Name of its type, such as <c>DecisionLetter</c>.</param>
public sealed record CaseLetterRow(string Kind, string Number, DateOnly Date, string Href)
{
    public static CaseLetterRow Of(Letter letter, string href) => new(letter.TitleKey, letter.Number.Value, letter.Date, href);
}
