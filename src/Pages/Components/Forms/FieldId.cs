using System.Text.RegularExpressions;

namespace CreditFunctions.Pages.Components;

/// <summary>
/// The element id of a field, from form and field name: <c>scores[team]</c> → <c>f-scores-team</c>; <c>f-recusal-reason</c> in form
/// <c>recusal</c>.
/// </summary>
internal static partial class FieldId
{
    public static string Of(string name, string? form = null) =>
        $"f-{Separators().Replace(form is null ? name : $"{form}-{name}", "-").Trim('-')}";

    public static string HintOf(string id) => $"{id}-hint";

    public static string ErrorOf(string id) => $"{id}-error";

    /// <summary>Value of <c>aria-describedby</c>; null where nothing describes the field.</summary>
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
