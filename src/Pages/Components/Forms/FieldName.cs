using System.Text.RegularExpressions;

namespace CreditFunctions.Pages.Components;

/// <summary>
/// What a field is called where it stands outside its form: the text <c>Components.FieldName.parties-name</c> with the number of its
/// row, else the name that is posted.
/// </summary>
internal static partial class FieldName
{
    public static string Of(Texts texts, string field)
    {
        var name = texts.Find($"Components.FieldName.{PlainOf(field)}");
        return (name, Indices().Match(field)) switch
        {
            (null, _) => field,
            (_, { Success: true } row) when int.TryParse(row.Groups["row"].Value, out var index) => texts.Format(
                "Components.FieldOfRow",
                name,
                index + 1
            ),
            _ => name,
        };
    }

    /// <summary>The name without indices, as keys of texts have it: <c>parties-name</c>.</summary>
    public static string PlainOf(string field) => Indices().Replace(field, "").Replace('.', '-');

    [GeneratedRegex(@"\[(?<row>[^\]]*)\]")]
    private static partial Regex Indices();
}
