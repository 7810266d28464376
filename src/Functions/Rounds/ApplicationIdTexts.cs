using System.Collections.Immutable;

namespace CreditFunctions.Functions.Rounds;

/// <summary>Ids as orchestrations hold them.</summary>
internal static class ApplicationIdTexts
{
    /// <exception cref="FormatException">A text is no id: this app did not write it.</exception>
    public static ImmutableArray<ApplicationId> ToApplicationIds(this IEnumerable<string> texts) =>
        [
            .. texts.Select(text =>
                ApplicationId.TryParse(text, out var id) ? id : throw new FormatException($"'{text}' is no application id.")
            ),
        ];
}
