using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace CreditFunctions.Core.Applications;

/// <summary>
/// Id of an application: 26 characters of Crockford's base 32 in lower case, which encode 128 bits supplied by the caller (random bytes,
/// or an HMAC of an idempotency key). The default value identifies no application.
/// </summary>
[JsonConverter(typeof(TextValueConverter<ApplicationId>))]
public readonly record struct ApplicationId : ITextValue<ApplicationId>
{
    private const string Alphabet = "0123456789abcdefghjkmnpqrstvwxyz";
    private const int Length = 26;

    private ApplicationId(string value) => Value = value;

    /// <summary>Empty in the default value.</summary>
    public string Value
    {
        get => field ?? "";
    }

    /// <exception cref="ArgumentException">There are not 16 bytes.</exception>
    public static ApplicationId FromBytes(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length != 16)
        {
            throw new ArgumentException($"An application id is made from 16 bytes, not {bytes.Length}.", nameof(bytes));
        }

        Span<char> text = stackalloc char[Length];
        var bits = new UInt128(
            System.Buffers.Binary.BinaryPrimitives.ReadUInt64BigEndian(bytes),
            System.Buffers.Binary.BinaryPrimitives.ReadUInt64BigEndian(bytes[8..])
        );
        for (var i = Length - 1; i >= 0; i--)
        {
            text[i] = Alphabet[(int)(bits & 31)];
            bits >>= 5;
        }

        return new ApplicationId(new string(text));
    }

    public static Result<ApplicationId> Parse(string? text) =>
        TryParse(text, out var id)
            ? id
            : new Error(
                ErrorKind.Invalid,
                "application-id-is-malformed",
                "An application id has 26 letters and digits, as in the Location header of its creation."
            );

    public static bool TryParse([NotNullWhen(true)] string? text, out ApplicationId id)
    {
        var lower = text is { Length: Length } ? text.ToLowerInvariant() : null;
        var matches = lower is not null && lower[0] <= '7' && lower.All(Alphabet.Contains);
        id = matches ? new ApplicationId(lower!) : default;
        return matches;
    }

    public override string ToString() => Value;
}
