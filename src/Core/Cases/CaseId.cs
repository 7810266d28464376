using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using CreditFunctions.Core.Listings;

namespace CreditFunctions.Core.Cases;

/// <summary>Id of a case: 26 characters, as for applications. The default value identifies no case.</summary>
[JsonConverter(typeof(TextValueConverter<CaseId>))]
public readonly record struct CaseId : ITextValue<CaseId>
{
    private CaseId(string value) => Value = value;

    /// <summary>Empty in the default value.</summary>
    public string Value
    {
        get => field ?? "";
    }

    [JsonIgnore]
    public ListingId ListingId => ListingId.Of(Value);

    /// <summary>Creates an id from 16 bytes: an HMAC of the case's subject, so that one suspicion opens one case.</summary>
    /// <exception cref="ArgumentException">There are not 16 bytes.</exception>
    public static CaseId FromBytes(ReadOnlySpan<byte> bytes) => new(ApplicationId.FromBytes(bytes).Value);

    public static bool TryParse([NotNullWhen(true)] string? text, out CaseId value)
    {
        value = ApplicationId.TryParse(text, out var id) ? new CaseId(id.Value) : default;
        return value != default;
    }

    public override string ToString() => Value;
}
