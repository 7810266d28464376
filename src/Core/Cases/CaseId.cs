using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using CreditFunctions.Core.Listings;

namespace CreditFunctions.Core.Cases;

/// <summary>Names a case: 26 characters, as an application's. The default value names none.</summary>
[JsonConverter(typeof(TextValueConverter<CaseId>))]
public readonly record struct CaseId : ITextValue<CaseId>
{
    private CaseId(string value) => Value = value;

    /// <summary>The text of the id; empty in the default value.</summary>
    public string Value
    {
        get => field ?? "";
    }

    /// <summary>The listing that the case may lead to.</summary>
    [JsonIgnore]
    public ListingId ListingId => ListingId.Of(Value);

    /// <summary>Makes an id from 16 bytes: an HMAC of what the case is about, so that one suspicion opens one case.</summary>
    /// <exception cref="ArgumentException">There are not 16 bytes.</exception>
    public static CaseId FromBytes(ReadOnlySpan<byte> bytes) => new(ApplicationId.FromBytes(bytes).Value);

    public static bool TryParse([NotNullWhen(true)] string? text, out CaseId value)
    {
        value = ApplicationId.TryParse(text, out var id) ? new CaseId(id.Value) : default;
        return value != default;
    }

    public override string ToString() => Value;
}
