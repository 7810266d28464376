using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using CreditFunctions.Core;
using CreditFunctions.Pages.Components;

namespace CreditFunctions.Functions.Http;

/// <summary>
/// Tells whether somebody else, or another window, saved what a form was filled from: then it is not overwritten unseen, but the form comes
/// back with both texts, and can be saved knowingly.
/// </summary>
internal static class FormVersion
{
    private const int Length = 16;

    /// <summary>Names stored contents; an empty field is as one that is not there.</summary>
    public static string Of(IEnumerable<KeyValuePair<string, string>> saved)
    {
        var text = new StringBuilder();
        foreach (var (field, value) in saved.Where(value => value.Value.Length > 0).OrderBy(value => value.Key, StringComparer.Ordinal))
        {
            text.Append(field.Length).Append(' ').Append(field).Append(value.Length).Append(' ').Append(value);
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.Unicode.GetBytes(text.ToString())))[..Length];
    }

    /// <summary>Whether a form was filled from something else than what is stored now. A program sends no version.</summary>
    public static bool IsStale(string? version, IEnumerable<KeyValuePair<string, string>> saved) =>
        version is { Length: > 0 } && version != Of(saved);

    /// <summary>The fields in which what is stored differs from what was entered.</summary>
    public static ImmutableArray<FieldDifference> Compare(
        ImmutableDictionary<string, string> saved,
        ImmutableDictionary<string, string> typed
    ) =>
        [
            .. saved
                .Keys.Union(typed.Keys, StringComparer.Ordinal)
                .Select(field => new FieldDifference(field, saved.GetValueOrDefault(field), typed.GetValueOrDefault(field)))
                .Where(conflict => Normal(conflict.Before) != Normal(conflict.After))
                .OrderBy(conflict => conflict.Field, StringComparer.Ordinal),
        ];

    /// <summary>The version that a form was served with.</summary>
    public static string? In(ImmutableDictionary<string, string> values) => values.GetValueOrDefault(PageForm.VersionField);

    public static Error SavedMeanwhile() =>
        new(
            ErrorKind.Conflict,
            "form-is-stale",
            "Somebody else, or another window of yours, saved this after you opened it. Compare both texts, and save again what shall "
                + "stand."
        );

    private static string Normal(string? text) => text?.ReplaceLineEndings("\n").Trim() ?? "";
}
