using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace CreditFunctions.Core.Listings;

/// <summary>
/// Names a listing: 26 characters, as an application's. The listing of a case has the id of the case. The default value names none.
/// </summary>
[JsonConverter(typeof(TextValueConverter<ListingId>))]
public readonly record struct ListingId : ITextValue<ListingId>
{
    private ListingId(string value) => Value = value;

    /// <summary>The text of the id; empty in the default value.</summary>
    public string Value
    {
        get => field ?? "";
    }

    public static bool TryParse([NotNullWhen(true)] string? text, out ListingId value)
    {
        value = ApplicationId.TryParse(text, out var id) ? new ListingId(id.Value) : default;
        return value != default;
    }

    /// <summary>Reads an id that this app wrote.</summary>
    /// <exception cref="FormatException">The text is no listing id.</exception>
    public static ListingId Of(string text) => TryParse(text, out var id) ? id : throw new FormatException($"'{text}' is no listing id.");

    public override string ToString() => Value;
}
