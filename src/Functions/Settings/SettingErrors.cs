using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using Microsoft.Extensions.Configuration;

namespace CreditFunctions.Functions.Settings;

/// <summary>An invalid setting.</summary>
/// <param name="Path">With colons, as in the configuration.</param>
/// <param name="Message">
/// Names the setting, the type of its value and the correction. Values are never repeated: they may be secret.
/// </param>
internal sealed record SettingError(string Path, string Message);

/// <summary>Validates settings against the types and limits of the options, without binding them.</summary>
internal static class SettingErrors
{
    /// <summary>All errors of a section with its subsections and lists. A missing setting has its default.</summary>
    public static IEnumerable<SettingError> Find(IConfigurationSection section, Type type) =>
        from property in type.GetProperties()
        where property.CanWrite
        let setting = section.GetSection(property.Name)
        where setting.Exists()
        from fault in Find(setting, property.PropertyType, [.. property.GetCustomAttributes<ValidationAttribute>()])
        select fault;

    private static IEnumerable<SettingError> Find(IConfigurationSection setting, Type type, IReadOnlyList<ValidationAttribute> limits)
    {
        if (ElementOf(type) is { } element)
        {
            return setting.Value is { Length: > 0 } text
                ? [FaultOf(setting, text, $"write a list: {Name(setting)}__0, {Name(setting)}__1, …")]
                : setting.GetChildren().SelectMany(child => Find(child, element, []));
        }

        if (IsSection(type))
        {
            var parts = type.GetProperties().Select(part => $"{Name(setting)}__{part.Name}");
            return setting.Value is { Length: > 0 } text
                ? [FaultOf(setting, text, $"write a setting for each part: {string.Join(", ", parts)}")]
                : Find(setting, type);
        }

        return FindInValue(setting, type, limits) is { } fault ? [fault] : [];
    }

    private static SettingError? FindInValue(IConfigurationSection setting, Type type, IReadOnlyList<ValidationAttribute> limits)
    {
        var text = setting.Value ?? "";
        if (!TryConvert(text, type, out var value))
        {
            return FaultOf(setting, text, $"write {Expected(type)}");
        }

        return limits.FirstOrDefault(limit => !IsWithin(limit, value)) is { } broken
            ? FaultOf(setting, text, $"write {Expected(broken, type)}")
            : null;
    }

    private static bool TryConvert(string text, Type type, out object? value)
    {
        try
        {
            value = TypeDescriptor.GetConverter(type).ConvertFromInvariantString(text);
            return value switch
            {
                // The framework accepts any number for an enumeration, and any text for a relative address.
                Enum member => Enum.IsDefined(type, member),
                Uri address => address.IsAbsoluteUri && (address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp),
                _ => value is not null,
            };
        }
        catch (Exception exception) when (exception is FormatException or ArgumentException or NotSupportedException or OverflowException)
        {
            value = null;
            return false;
        }
    }

    private static bool IsWithin(ValidationAttribute limit, object? value)
    {
        try
        {
            return limit.IsValid(value);
        }
        catch (OverflowException)
        {
            // A range converts the value to its own type first.
            return false;
        }
    }

    private static SettingError FaultOf(IConfigurationSection setting, string text, string advice) =>
        new(setting.Path, $"{Name(setting)} is {Shape(text)}: {advice}.");

    private static string Name(IConfigurationSection setting) => setting.Path.Replace(":", "__", StringComparison.Ordinal);

    private static string Shape(string text) =>
        text.Trim() switch
        {
            "" => "empty",
            var number when decimal.TryParse(number, NumberStyles.Number, CultureInfo.InvariantCulture, out _) => $"the number {number}",
            var span when TimeSpan.TryParse(span, CultureInfo.InvariantCulture, out _) => $"the time span {span}",
            var flag when bool.TryParse(flag, out _) => $"the flag {flag}",
            var other => $"a text of {other.Length} characters",
        };

    private static string Expected(Type type) =>
        type switch
        {
            { IsEnum: true } => $"one of {string.Join(", ", Enum.GetNames(type))}",
            _ when type == typeof(bool) => "true or false",
            _ when type == typeof(int) || type == typeof(long) => "a whole number, in digits only",
            _ when type == typeof(TimeSpan) => "a time span as hh:mm:ss",
            _ when type == typeof(Uri) => "an address that begins with https:// or http://",
            _ => $"a value of the type {type.Name}",
        };

    private static string Expected(ValidationAttribute limit, Type type) =>
        limit switch
        {
            RangeAttribute range => string.Create(
                CultureInfo.InvariantCulture,
                $"{Expected(type)}, from {range.Minimum} to {range.Maximum}"
            ),
            RequiredAttribute => "a value, or leave the setting out",
            RegularExpressionAttribute pattern => $"a text that matches {pattern.Pattern}",
            _ => limit.FormatErrorMessage("a value"),
        };

    private static Type? ElementOf(Type type) =>
        type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>) ? type.GetGenericArguments()[0] : null;

    private static bool IsSection(Type type) => type.IsClass && type != typeof(string) && type != typeof(Uri);
}
