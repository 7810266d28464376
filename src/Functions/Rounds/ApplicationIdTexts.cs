using System.Collections.Immutable;

namespace CreditFunctions.Functions.Rounds;

/// <summary>Parses ids from orchestration inputs.</summary>
internal static class ApplicationIdTexts
{
    /// <exception cref="FormatException">A text is not an id.</exception>
    public static ImmutableArray<ApplicationId> ToApplicationIds(this IEnumerable<string> texts) =>
        [
            .. texts.Select(text =>
                ApplicationId.TryParse(text, out var id) ? id : throw new FormatException($"'{text}' is no application id.")
            ),
        ];
}
