using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace CreditFunctions.Core.Objections;

/// <summary>Names an objection: 26 characters, as an application's. The default value names none.</summary>
[JsonConverter(typeof(TextValueConverter<ObjectionId>))]
public readonly record struct ObjectionId : ITextValue<ObjectionId>
{
    private ObjectionId(string value) => Value = value;

    /// <summary>The text of the id; empty in the default value.</summary>
    public string Value
    {
        get => field ?? "";
    }

    /// <summary>Makes an id from 16 bytes: an HMAC of what is objected and by whom, so that one objection is filed once.</summary>
    /// <exception cref="ArgumentException">There are not 16 bytes.</exception>
    public static ObjectionId FromBytes(ReadOnlySpan<byte> bytes) => new(ApplicationId.FromBytes(bytes).Value);

    public static bool TryParse([NotNullWhen(true)] string? text, out ObjectionId value)
    {
        value = ApplicationId.TryParse(text, out var id) ? new ObjectionId(id.Value) : default;
        return value != default;
    }

    public override string ToString() => Value;
}
