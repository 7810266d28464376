using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;

namespace CreditFunctions.Core.Rounds;

/// <summary>
/// Id of a round: 3 to 40 characters, lower-case letters, digits and single hyphens (<c>2026-science</c>). The default value identifies
/// none.
/// </summary>
[JsonConverter(typeof(TextValueConverter<RoundId>))]
public readonly partial record struct RoundId : ITextValue<RoundId>
{
    private RoundId(string value) => Value = value;

    /// <summary>Empty in the default value.</summary>
    public string Value
    {
        get => field ?? "";
    }

    public static Result<RoundId> Parse(string? text) =>
        TryParse(text, out var id)
            ? id
            : new Error(
                ErrorKind.Invalid,
                "round-id-is-malformed",
                "A round id has 3 to 40 lower-case letters, digits and single hyphens, such as 2026-science."
            );

    public static bool TryParse([NotNullWhen(true)] string? text, out RoundId id)
    {
        var matches = text is { Length: >= 3 and <= 40 } && Pattern().IsMatch(text);
        id = matches ? new RoundId(text!) : default;
        return matches;
    }

    public override string ToString() => Value;

    [GeneratedRegex(@"^[a-z0-9]+(-[a-z0-9]+)*\z", RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}
