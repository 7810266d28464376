using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace CreditFunctions.Core.Objections;

/// <summary>Id of an objection: 26 characters, as for applications. The default value identifies none.</summary>
[JsonConverter(typeof(TextValueConverter<ObjectionId>))]
public readonly record struct ObjectionId : ITextValue<ObjectionId>
{
    private ObjectionId(string value) => Value = value;

    /// <summary>Empty in the default value.</summary>
    public string Value
    {
        get => field ?? "";
    }

    /// <summary>Creates an id from 16 bytes: an HMAC of contents and objector, so that an objection is filed once.</summary>
    /// <exception cref="ArgumentException">There are not 16 bytes.</exception>
    public static ObjectionId FromBytes(ReadOnlySpan<byte> bytes) => new(ApplicationId.FromBytes(bytes).Value);

    public static bool TryParse([NotNullWhen(true)] string? text, out ObjectionId value)
    {
        value = ApplicationId.TryParse(text, out var id) ? new ObjectionId(id.Value) : default;
        return value != default;
    }

    public override string ToString() => Value;
}
