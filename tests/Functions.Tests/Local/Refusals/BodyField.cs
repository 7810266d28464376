using System.Text.Json.Nodes;

namespace CreditFunctions.Functions.Tests.Local.Refusals;

/// <summary>A field of a JSON body by path, with <c>[]</c> for the first list entry: <c>parties[].name</c>.</summary>
internal sealed record BodyField(string Path, JsonObject Schema)
{
    private const string Entry = "[]";

    /// <summary>In the format of errors: <c>parties[0].name</c>.</summary>
    public string Name => Path.Replace(Entry, "[0]", StringComparison.Ordinal);

    private string[] Parts => Path.Replace(Entry, $".{Entry}", StringComparison.Ordinal).Split('.');

    public bool IsIn(JsonObject body)
    {
        var at = Parts[..^1].Aggregate((JsonNode?)body, Step);
        return at is JsonArray { Count: > 0 } || (at is JsonObject holder && holder.ContainsKey(Parts[^1]));
    }

    /// <summary>Creates missing parents.</summary>
    public void Set(JsonObject body, JsonNode? value)
    {
        JsonNode at = body;
        for (var i = 0; i < Parts.Length - 1; i++)
        {
            JsonNode empty = Parts[i + 1] == Entry ? new JsonArray() : new JsonObject();
            at = Step(at, Parts[i]) is { } next && next.GetType() == empty.GetType() ? next : Put(at, Parts[i], empty);
        }

        Put(at, Parts[^1], value);
    }

    public void Remove(JsonObject body)
    {
        var at = Parts[..^1].Aggregate((JsonNode?)body, Step);
        if (at is JsonObject holder)
        {
            holder.Remove(Parts[^1]);
        }
    }

    /// <summary>Null where the field is missing.</summary>
    public JsonNode? Get(JsonObject body) => Parts.Aggregate((JsonNode?)body, Step);

    private static JsonNode? Step(JsonNode? at, string part) =>
        at switch
        {
            JsonArray { Count: > 0 } list when part == Entry => list[0],
            JsonObject holder when part != Entry => holder[part],
            _ => null,
        };

    private static JsonNode Put(JsonNode at, string part, JsonNode? value)
    {
        switch (at)
        {
            case JsonArray { Count: 0 } list:
                list.Add(value);
                break;
            case JsonArray list:
                list[0] = value;
                break;
            default:
                at[part] = value;
                break;
        }

        return value!;
    }
}
