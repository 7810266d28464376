using System.Text.Json;
using System.Text.Json.Serialization;

namespace CreditFunctions.Core.Identifiers;

/// <summary>A code in rows and facts: a JSON string. Requests are parsed by <see cref="UnifiedSocialCreditCode.Parse"/>.</summary>
public sealed class UnifiedSocialCreditCodeJson : JsonConverter<UnifiedSocialCreditCode>
{
    public override UnifiedSocialCreditCode Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        UnifiedSocialCreditCode.FromRecord(reader.GetString()).TryGet(out var code, out var errors)
            ? code
            : throw new JsonException(errors[0].Message);

    public override void Write(Utf8JsonWriter writer, UnifiedSocialCreditCode value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.Value);
}
