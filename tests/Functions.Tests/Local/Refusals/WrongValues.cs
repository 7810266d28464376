using System.Text.Json.Nodes;

namespace CreditFunctions.Functions.Tests.Local.Refusals;

/// <summary>Wrong values by described type.</summary>
internal static class WrongValues
{
    // Placeholder for values that no library writes: the body is edited as text.
    private const string Mark = "@@@";

    /// <summary>Wrong values of a field, with the replacement of the placeholder; null keeps it.</summary>
    public static IEnumerable<(string Kind, JsonNode? Value, string? InPlaceOfMark)> Of(JsonObject schema)
    {
        var type = TypeOf(schema);
        yield return Whole(
            "wrong type",
            type is "object" ? "text"
                : type is "array" ? 5
                : new JsonObject { ["x"] = 1 }
        );
        yield return ("null", null, null);
        foreach (var value in OfType(schema, type))
        {
            yield return value;
        }
    }

    private static IEnumerable<(string Kind, JsonNode? Value, string? InPlaceOfMark)> OfType(JsonObject schema, string? type) =>
        type switch
        {
            _ when schema.ContainsKey("enum") || schema.ContainsKey("const") =>
            [
                Whole("unknown value", "NoSuchValue"),
                Whole("by number", 0),
                Whole("empty", ""),
                Whole("in small letters", "nosuchvalue\u0000"),
            ],
            "integer" =>
            [
                Whole("a text", "zwölf"),
                Raw("out of range", "1e400"),
                Raw("a fraction", "1.5"),
                Raw("far negative", "-99999999999999999999"),
            ],
            "number" => [Whole("a text", "zwölf"), Raw("out of range", "1e400"), Raw("no number", "NaN")],
            "boolean" => [Whole("a text", "yes"), Whole("a number", 1)],
            "array" => [Whole("an entry of null", new JsonArray((JsonNode?)null)), Whole("an object", new JsonObject())],
            "object" => [Whole("a list", new JsonArray())],
            "string" when schema["format"]?.GetValue<string>() is "date" or "date-time" =>
            [
                Whole("no date", "2026-02-30T99:00:00"),
                Whole("out of range", "99999-01-01"),
                Whole("empty", ""),
                Whole("a number", 20260101),
            ],
            "string" =>
            [
                Raw("half a surrogate", "\"\\ud800\""),
                Whole("too long", new string('题', 20_001)),
                Whole("a NUL", "题\u0000题"),
                Whole("a control character", "题\u0007题"),
                Whole("a bidirectional override", "题\u202E题"),
                Whole("empty", ""),
                Whole("a number", 5),
            ],
            _ => [],
        };

    /// <summary>Without null.</summary>
    public static string? TypeOf(JsonObject schema) =>
        schema["type"] switch
        {
            JsonArray types => types.Select(type => type!.GetValue<string>()).First(type => type != "null"),
            JsonValue type => type.GetValue<string>(),
            _ => schema.ContainsKey("enum") || schema.ContainsKey("const") ? "string" : "object",
        };

    public static string Edit(string body, string? inPlaceOfMark) =>
        inPlaceOfMark is null ? body : body.Replace($"\"{Mark}\"", inPlaceOfMark, StringComparison.Ordinal);

    private static (string Kind, JsonNode? Value, string? InPlaceOfMark) Whole(string kind, JsonNode value) => (kind, value, null);

    private static (string Kind, JsonNode? Value, string? InPlaceOfMark) Raw(string kind, string text) => (kind, Mark, text);
}
