using System.Text.RegularExpressions;

namespace CreditFunctions.Pages.Components;

/// <summary>The id of a field's element, from its name: <c>scores[team]</c> → <c>f-scores-team</c>.</summary>
internal static partial class FieldId
{
    public static string Of(string name) => $"f-{Separators().Replace(name, "-").Trim('-')}";

    public static string HintOf(string name) => $"{Of(name)}-hint";

    public static string ErrorOf(string name) => $"{Of(name)}-error";

    /// <summary>What <c>aria-describedby</c> names, or null where nothing describes the field.</summary>
    public static string? DescriptionsOf(string name, bool hasHint, bool hasError) =>
        (hasHint, hasError) switch
        {
            (true, true) => $"{HintOf(name)} {ErrorOf(name)}",
            (true, false) => HintOf(name),
            (false, true) => ErrorOf(name),
            _ => null,
        };

    [GeneratedRegex(@"[^\p{L}\p{Nd}_]+")]
    private static partial Regex Separators();
}
