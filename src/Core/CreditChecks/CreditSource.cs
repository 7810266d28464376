using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;

namespace CreditFunctions.Core.CreditChecks;

/// <summary>
/// Names a source in which parties are looked up: 3 to 40 letters and digits, beginning with a capital letter (<c>CreditChina</c>). The
/// sources are defined in <c>Functions/CreditChecks/Sources</c>. The default value names none.
/// </summary>
[JsonConverter(typeof(TextValueConverter<CreditSource>))]
public readonly partial record struct CreditSource : ITextValue<CreditSource>
{
    private CreditSource(string value) => Value = value;

    /// <summary>The name; empty in the default value.</summary>
    public string Value
    {
        get => field ?? "";
    }

    /// <summary>Reads a name as it stands in an address or a file.</summary>
    public static Result<CreditSource> Parse(string? text) =>
        TryParse(text, out var source)
            ? source
            : new Error(
                ErrorKind.Invalid,
                "credit-source-is-malformed",
                "A credit source has a name of 3 to 40 letters and digits that begins with a capital letter, such as CreditChina."
            );

    public static bool TryParse([NotNullWhen(true)] string? text, out CreditSource source)
    {
        var matches = text is { Length: >= 3 and <= 40 } && Pattern().IsMatch(text);
        source = matches ? new CreditSource(text!) : default;
        return matches;
    }

    public override string ToString() => Value;

    [GeneratedRegex(@"^[A-Z][A-Za-z0-9]*\z", RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}
