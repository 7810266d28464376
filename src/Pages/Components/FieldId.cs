using System.Text.RegularExpressions;

namespace CreditFunctions.Pages.Components;

/// <summary>
/// The id of a field's element, from the names of its form and its own: <c>scores[team]</c> → <c>f-scores-team</c>, and
/// <c>f-recusal-reason</c> in the form <c>recusal</c> of a page with several.
/// </summary>
internal static partial class FieldId
{
    /// <param name="form">Null on a page with one form.</param>
    public static string Of(string name, string? form = null) =>
        $"f-{Separators().Replace(form is null ? name : $"{form}-{name}", "-").Trim('-')}";

    public static string HintOf(string id) => $"{id}-hint";

    public static string ErrorOf(string id) => $"{id}-error";

    /// <summary>What <c>aria-describedby</c> names, or null where nothing describes the field.</summary>
    public static string? DescriptionsOf(string id, bool hasHint, bool hasError) =>
        (hasHint, hasError) switch
        {
            (true, true) => $"{HintOf(id)} {ErrorOf(id)}",
            (true, false) => HintOf(id),
            (false, true) => ErrorOf(id),
            _ => null,
        };

    [GeneratedRegex(@"[^\p{L}\p{Nd}_]+")]
    private static partial Regex Separators();
}
