using System.Globalization;
using CreditFunctions.Core.Calendar;

namespace CreditFunctions.Pages.Components;

/// <summary>What a field holds, as a reader of the page writes it; a text that was typed stays as it is.</summary>
internal static class FieldValue
{
    private const string MomentInForm = "yyyy-MM-dd'T'HH:mm";
    private const string MomentInFact = "yyyy-MM-dd'T'HH:mm:sszzz";

    public static string Of(Texts texts, Formats formats, string field, string? value)
    {
        var name = FieldName.PlainOf(field);
        return value switch
        {
            null or "" => texts["Components.Nothing"],
            "true" => texts["Components.Ticked"],
            _ when KeyOf(name, value) is not null => string.Join(
                texts["Components.ListSeparator"],
                value.Split(", ").Select(each => texts.Find(KeyOf(name, each)!) ?? each)
            ),
            _ when name.EndsWith("At", StringComparison.Ordinal) && Moment(value) is { } at => formats.Time(at),
            _ when IsDay(name) && DateOnly.TryParseExact(value, "yyyy-MM-dd", out var day) => formats.Day(day),
            _ => value,
        };
    }

    /// <summary>Where the text of a value is; null where the values of the field have none.</summary>
    private static string? KeyOf(string name, string value) =>
        name switch
        {
            "kind" => $"Desk.Kind.{value}",
            "profile" => $"Desk.Profile.{value}",
            "roles" or "staff-role" => $"Staff.Role.{value}",
            "parties-role" => $"Applications.Role.{value}",
            "parties-identityKind" => $"Applications.IdentityKind.{value}",
            "eligibleUnits" or "parties-unitType" => $"Rounds.UnitType.{value}",
            "class" => $"Cases.Class.{value}",
            _ => null,
        };

    private static bool IsDay(string name) =>
        name.EndsWith("On", StringComparison.Ordinal) || name.EndsWith("lastDay", StringComparison.OrdinalIgnoreCase);

    private static DateTimeOffset? Moment(string value) =>
        DateTimeOffset.TryParseExact(value, MomentInFact, CultureInfo.InvariantCulture, default, out var at) ? at
        : DateTime.TryParseExact(value, MomentInForm, CultureInfo.InvariantCulture, default, out var local)
            ? new DateTimeOffset(local, BeijingTime.Offset)
        : null;
}
