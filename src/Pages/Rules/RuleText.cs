using System.Text.RegularExpressions;

namespace CreditFunctions.Pages.Rules;

/// <summary>What a rule is called, and its value in words.</summary>
internal static partial class RuleText
{
    /// <summary>Such as <c>补正期限（工作日）</c>; null where the app does not know the rule.</summary>
    public static string? NameOf(Texts texts, string id) => texts.Find($"Rules.Name.{id.Replace('.', '-')}");

    /// <summary>A range in words, everything else as in the file.</summary>
    public static string ValueOf(Texts texts, string value) =>
        Range().Match(value) is { Success: true } range
            ? texts.Format("Rules.Range", range.Groups["least"].Value, range.Groups["most"].Value)
            : value;

    [GeneratedRegex("""^\{\s*"minimum":\s*(?<least>\d+),\s*"maximum":\s*(?<most>\d+)\s*\}$""")]
    private static partial Regex Range();
}
