using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace CreditFunctions.Core.Audit;

/// <summary>A SHA-256 hash as 64 lower-case hexadecimal digits. The default value matches no content.</summary>
[JsonConverter(typeof(AuditHashJson))]
public readonly record struct AuditHash
{
    private const int ByteLength = 32;
    private static readonly SearchValues<char> HexDigits = SearchValues.Create("0123456789abcdef");

    private AuditHash(string value) => Value = value;

    /// <summary>Empty in the default value.</summary>
    public string Value
    {
        get => field ?? "";
    }

    /// <exception cref="ArgumentException">The length is not 32 bytes.</exception>
    public static AuditHash FromBytes(ReadOnlySpan<byte> bytes) =>
        bytes.Length == ByteLength
            ? new AuditHash(Convert.ToHexStringLower(bytes))
            : throw new ArgumentException($"A hash has {ByteLength} bytes, not {bytes.Length}.", nameof(bytes));

    public static bool TryParse([NotNullWhen(true)] string? text, out AuditHash hash)
    {
        var matches = text?.Length == 2 * ByteLength && !text.AsSpan().ContainsAnyExcept(HexDigits);
        hash = matches ? new AuditHash(text!) : default;
        return matches;
    }

    public byte[] ToBytes() => Convert.FromHexString(Value);

    public override string ToString() => Value;
}

/// <summary>Writes a hash as a JSON string.</summary>
public sealed class AuditHashJson : JsonConverter<AuditHash>
{
    public override AuditHash Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        AuditHash.TryParse(reader.GetString(), out var hash)
            ? hash
            : throw new JsonException("A hash has 64 lower-case hexadecimal digits.");

    public override void Write(Utf8JsonWriter writer, AuditHash value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.Value);
}
