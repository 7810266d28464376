using System.Text.Json.Nodes;

namespace CreditFunctions.Functions.Tests.Local.Refusals;

/// <summary>The fields of a JSON body from the published description, including nested ones.</summary>
internal sealed class DescribedBody(JsonObject schemas)
{
    private const string SchemaFolder = "#/components/schemas/";

    /// <summary>Empty where the operation takes no JSON.</summary>
    public IReadOnlyList<BodyField> FieldsOf(JsonObject operation) =>
        SchemaOf(operation) is { } schema ? [.. Within(Resolve(schema), "", []).DistinctBy(field => field.Path)] : [];

    /// <summary>Null where the operation takes no JSON.</summary>
    public static JsonObject? SchemaOf(JsonObject operation) =>
        operation["requestBody"]?["content"]?["application/json"]?["schema"] as JsonObject;

    private JsonObject Resolve(JsonObject schema)
    {
        if (schema["$ref"]?.GetValue<string>() is { } reference)
        {
            return schemas[reference[SchemaFolder.Length..]]!.AsObject();
        }

        return schema["anyOf"] is JsonArray any
            ? Resolve(any.Select(each => each!.AsObject()).First(each => each["type"]?.ToJsonString() != "\"null\""))
            : schema;
    }

    private IEnumerable<BodyField> Within(JsonObject schema, string prefix, HashSet<JsonObject> above)
    {
        if (!above.Add(schema))
        {
            yield break;
        }

        var cases = schema["oneOf"] is JsonArray several ? several.Select(each => Resolve(each!.AsObject())) : [schema];
        foreach (var (name, value) in cases.SelectMany(each => each["properties"]?.AsObject() ?? []))
        {
            var own = Resolve(value!.AsObject());
            foreach (var field in From($"{prefix}{name}", own, above))
            {
                yield return field;
            }
        }
    }

    private IEnumerable<BodyField> From(string path, JsonObject schema, HashSet<JsonObject> above)
    {
        yield return new BodyField(path, schema);
        var inner = schema["items"] is JsonObject items ? From($"{path}[]", Resolve(items), above) : Within(schema, $"{path}.", [.. above]);
        foreach (var field in inner)
        {
            yield return field;
        }
    }
}
