using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace CreditFunctions.Core.Listings;

/// <summary>
/// Id of a listing: 26 characters, as for applications. The listing of a case has the id of the case. The default value identifies none.
/// </summary>
[JsonConverter(typeof(TextValueConverter<ListingId>))]
public readonly record struct ListingId : ITextValue<ListingId>
{
    private ListingId(string value) => Value = value;

    /// <summary>Empty in the default value.</summary>
    public string Value
    {
        get => field ?? "";
    }

    public static bool TryParse([NotNullWhen(true)] string? text, out ListingId value)
    {
        value = ApplicationId.TryParse(text, out var id) ? new ListingId(id.Value) : default;
        return value != default;
    }

    /// <summary>Parses an id written by this app.</summary>
    /// <exception cref="FormatException">The text is not a listing id.</exception>
    public static ListingId Of(string text) => TryParse(text, out var id) ? id : throw new FormatException($"'{text}' is no listing id.");

    public override string ToString() => Value;
}
