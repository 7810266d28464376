using System.Collections.Frozen;
using System.Globalization;
using CreditFunctions.Core.Calendar;

namespace CreditFunctions.Pages.Components;

/// <summary>What a field holds, as a reader of the page writes it; a text that was typed stays as it is.</summary>
internal static class FieldValue
{
    private const string MomentInForm = "yyyy-MM-dd'T'HH:mm";

    // Fields whose values have texts, and what the keys of these begin with.
    private static readonly FrozenDictionary<string, string> Named = new Dictionary<string, string>
    {
        ["kind"] = "Desk.Kind",
        ["profile"] = "Desk.Profile",
        ["eligibleUnits"] = "Rounds.UnitType",
        ["roles"] = "Staff.Role",
        ["staff-role"] = "Staff.Role",
        ["parties-role"] = "Applications.Role",
        ["parties-unitType"] = "Rounds.UnitType",
        ["parties-identityKind"] = "Applications.IdentityKind",
        ["class"] = "Cases.Class",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static string Of(Texts texts, Formats formats, string field, string? value)
    {
        var name = FieldName.PlainOf(field);
        return value switch
        {
            null or "" => texts["Components.Nothing"],
            "true" => texts["Components.Ticked"],
            _ when Named.TryGetValue(name, out var prefix) => string.Join(
                texts["Components.ListSeparator"],
                value.Split(", ").Select(each => texts.Find($"{prefix}.{each}") ?? each)
            ),
            _ when name.EndsWith("At", StringComparison.Ordinal) && Moment(value) is { } at => formats.Time(at),
            _ when IsDay(name) && DateOnly.TryParseExact(value, "yyyy-MM-dd", out var day) => formats.Day(day),
            _ => value,
        };
    }

    private static bool IsDay(string name) =>
        name.EndsWith("On", StringComparison.Ordinal) || name.EndsWith("lastDay", StringComparison.OrdinalIgnoreCase);

    // A fact holds the moment with its offset, a form without it.
    private static DateTimeOffset? Moment(string value) =>
        DateTimeOffset.TryParseExact(value, "yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture, default, out var at) ? at
        : DateTime.TryParseExact(value, MomentInForm, CultureInfo.InvariantCulture, default, out var local)
            ? new DateTimeOffset(local, BeijingTime.Offset)
        : null;
}
