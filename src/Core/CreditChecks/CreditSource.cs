using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;

namespace CreditFunctions.Core.CreditChecks;

/// <summary>
/// Id of a source of credit queries: 3 to 40 letters and digits, starting with a capital letter (<c>CreditChina</c>). Sources are defined
/// in <c>Functions/CreditChecks/Sources</c>. The default value identifies none.
/// </summary>
[JsonConverter(typeof(TextValueConverter<CreditSource>))]
public readonly partial record struct CreditSource : ITextValue<CreditSource>
{
    private CreditSource(string value) => Value = value;

    /// <summary>Empty in the default value.</summary>
    public string Value
    {
        get => field ?? "";
    }

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
