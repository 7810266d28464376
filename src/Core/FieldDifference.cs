using System.Collections;
using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using CreditFunctions.Core.Calendar;
using CreditFunctions.Core.Identifiers;

namespace CreditFunctions.Core;

/// <summary>The field of a form by which a property is entered, where it has another name than the property.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class FormFieldAttribute(string name) : Attribute
{
    public string Name { get; } = name;
}

/// <summary>
/// One field that was overwritten. Numbers of persons are masked in both texts: where these are equal, the difference is in what the mask
/// hides.
/// </summary>
/// <param name="Field">As forms and validation errors name it: <c>categories[0].budgetYuan</c>, with the index of the new list; of an
/// entry that was removed, with that of the old list.</param>
/// <param name="Before">Null where it was empty. A box that is ticked is <c>true</c>, one that is not is empty.</param>
/// <param name="After">Null where it is empty now.</param>
public sealed record FieldDifference(string Field, string? Before, string? After)
{
    /// <summary>
    /// Every field in which two values differ, in the order of their declaration. Entries of a list belong together by their key, the first
    /// parameter of their record, where every entry has one of its own, and by position otherwise. A list of plain values is one field.
    /// </summary>
    /// <param name="field">Name of the value itself; empty for a whole form.</param>
    public static ImmutableArray<FieldDifference> Between<T>(T? before, T? after, string field = "") => [.. Compare(before, after, field)];

    private static IEnumerable<FieldDifference> Compare(object? before, object? after, string field) =>
        (before ?? after) switch
        {
            null => [],
            { } value when IsPlain(value.GetType()) => ComparePlain(before, after, field),
            IEnumerable list when IsPlain(list.GetType().GenericTypeArguments[0]) => ComparePlain(Entries(before), Entries(after), field),
            IEnumerable => CompareEntries(Entries(before), Entries(after), field),
            _ => CompareProperties(before, after, field),
        };

    private static bool IsPlain(Type type) =>
        type == typeof(string)
        || type == typeof(SealedIdentifier)
        || type == typeof(SealedText)
        || (type.IsValueType && !type.IsAssignableTo(typeof(IEnumerable)));

    private static IEnumerable<FieldDifference> ComparePlain(object? before, object? after, string field) =>
        IsSame(before, after) ? [] : [new FieldDifference(field, TextOf(before), TextOf(after))];

    private static IEnumerable<FieldDifference> CompareEntries(object[] before, object[] after, string field)
    {
        var byKey = HaveKeys(before) && HaveKeys(after);
        var former = before.Index().ToDictionary(each => byKey ? KeyOf(each.Item)! : $"{each.Index}", StringComparer.Ordinal);
        foreach (var (index, entry) in after.Index())
        {
            former.Remove(byKey ? KeyOf(entry)! : $"{index}", out var counterpart);
            foreach (var difference in Compare(counterpart.Item, entry, $"{field}[{index}]"))
            {
                yield return difference;
            }
        }

        var removed = former.Values.OrderBy(each => each.Index);
        foreach (var difference in removed.SelectMany(each => Compare(each.Item, null, $"{field}[{each.Index}]")))
        {
            yield return difference;
        }
    }

    private static IEnumerable<FieldDifference> CompareProperties(object? before, object? after, string field) =>
        new[] { before, after }
            .OfType<object>()
            .SelectMany(value => PropertiesOf(value.GetType()))
            .DistinctBy(property => property.Name)
            .SelectMany(property =>
                Compare(
                    ValueOf(before, property.Name),
                    ValueOf(after, property.Name),
                    field.Length == 0 ? NameOf(property) : $"{field}.{NameOf(property)}"
                )
            );

    // What a base declares comes first: the id and name of a party before its code.
    private static IEnumerable<PropertyInfo> PropertiesOf(Type type) =>
        type.GetProperties()
            .Where(property =>
                property.SetMethod is { IsPublic: true }
                && property.GetCustomAttribute<JsonIgnoreAttribute>() is not { Condition: JsonIgnoreCondition.Always }
            )
            .OrderBy(property => property.DeclaringType == type);

    private static string NameOf(PropertyInfo property) =>
        property.GetCustomAttribute<FormFieldAttribute>()?.Name ?? JsonNamingPolicy.CamelCase.ConvertName(property.Name);

    private static object? ValueOf(object? record, string property) => record?.GetType().GetProperty(property)?.GetValue(record);

    private static bool HaveKeys(object[] entries)
    {
        var keys = entries.Select(KeyOf).OfType<string>().ToList();
        return keys.Count == entries.Length && keys.Distinct(StringComparer.Ordinal).Count() == keys.Count;
    }

    private static string? KeyOf(object entry) =>
        entry.GetType().GetConstructors() is [var constructor] && constructor.GetParameters() is [var key, ..]
            ? TextOf(ValueOf(entry, key.Name!))
            : null;

    // A list that a program leaves out is a default array: it cannot be enumerated.
    private static object[] Entries(object? list) =>
        list is null || list.Equals(Activator.CreateInstance(list.GetType())) ? [] : [.. ((IEnumerable)list).Cast<object>()];

    // One number sealed twice gives two cipher texts, but one blind index as long as the key of the index is the same.
    private static bool IsSame(object? before, object? after) =>
        (before, after) switch
        {
            (SealedIdentifier one, SealedIdentifier other) => (one.BlindIndex, one.IndexKeyId, one.Kind)
                == (other.BlindIndex, other.IndexKeyId, other.Kind),
            (SealedText, SealedText) => Equals(before, after),
            (object[] one, object[] other) => one.ToHashSet().SetEquals(other),
            (string or null, string or null) => (before ?? "").Equals(after ?? ""),
            _ => TextOf(before) == TextOf(after),
        };

    /// <summary>A value as a form holds it, masked; null where that field is empty.</summary>
    private static string? TextOf(object? value) =>
        value switch
        {
            null or "" or false or 0m or object[] { Length: 0 } => null,
            DateTimeOffset at when at == default => null,
            true => "true",
            string text => IdentifierMask.ApplyWithin(text),
            object[] entries => string.Join(", ", entries.Select(TextOf)),
            decimal number => number.ToString("0.##########", CultureInfo.InvariantCulture),
            DateTimeOffset at => at.ToOffset(BeijingTime.Offset).ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture),
            DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            _ => Convert.ToString(value, CultureInfo.InvariantCulture),
        };
}
