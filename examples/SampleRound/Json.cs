using System.Text.Json.Nodes;

namespace CreditFunctions.SampleRound;

/// <summary>JSON as it is written down here: fields in a row.</summary>
internal static class Json
{
    public static JsonObject Of(params IEnumerable<(string Name, JsonNode? Value)> fields) =>
        new(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
}
