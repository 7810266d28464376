using System.Text.Json;
using System.Text.Json.Serialization;

namespace CreditFunctions.Core.Identifiers;

/// <summary>Prevents clear numbers in rows, messages and orchestration history: neither writes nor reads them.</summary>
public sealed class CitizenIdJson : JsonConverter<CitizenId>
{
    public override CitizenId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw Refused();

    public override void Write(Utf8JsonWriter writer, CitizenId value, JsonSerializerOptions options) => throw Refused();

    private static NotSupportedException Refused() => new("A citizen id is never serialised. Seal it, and carry the SealedIdentifier.");
}
