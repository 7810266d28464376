using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CreditFunctions.Functions.Api;
using Json.Schema;

namespace CreditFunctions.Functions.Tests.Api;

/// <summary>The published document, to check requests and responses.</summary>
internal sealed partial class ApiContract
{
    private const string SchemaFolder = "#/components/schemas/";

    private readonly Dictionary<string, JsonSchema> _schemas = [];
    private readonly List<(Regex Address, string Path)> _addresses;

    public ApiContract()
    {
        Document = OpenApiDocument.Of(ApiCatalog.Operations, "白城市科学技术局", new Uri("https://keji.example"));
        _addresses =
        [
            .. Paths.Select(path =>
                (
                    new Regex(
                        $"^{Placeholder().Replace(path.Key, path.Key.StartsWith("/public/{", StringComparison.Ordinal) ? ".*" : "[^/]+")}$"
                    ),
                    path.Key
                )
            ),
        ];
    }

    public JsonObject Document { get; }

    public JsonObject Paths => Document["paths"]!.AsObject();

    public JsonObject Schemas => Document["components"]!["schemas"]!.AsObject();

    public IEnumerable<(string Path, string Method, JsonObject Operation)> Operations =>
        Paths.SelectMany(path => path.Value!.AsObject().Select(method => (path.Key, method.Key, method.Value!.AsObject())));

    /// <summary>The operation of an address; null where there is none.</summary>
    public JsonObject? Find(HttpMethod method, string address) =>
        _addresses
            .Where(each => each.Address.IsMatch(address))
            .Select(each => Paths[each.Path]![method.Method.ToLowerInvariant()])
            .OfType<JsonObject>()
            .FirstOrDefault();

    /// <summary>Schema violation of a body; null where it is valid.</summary>
    /// <param name="content">The <c>content</c> of a request or a response.</param>
    public string? FaultOf(JsonNode? content, string mediaType, string body)
    {
        if (content?[mediaType]?["schema"] is not { } schema)
        {
            return $"No {mediaType} is described.";
        }

        using var json = JsonDocument.Parse(body);
        var result = SchemaOf(schema).Evaluate(json.RootElement, new EvaluationOptions { OutputFormat = OutputFormat.List });
        return result.IsValid ? null : $"{string.Join("; ", ErrorsOf(result))} in {body}";
    }

    private JsonSchema SchemaOf(JsonNode schema)
    {
        var text = schema.ToJsonString();
        if (!_schemas.TryGetValue(text, out var built))
        {
            var whole = schema.DeepClone().AsObject();
            whole["$defs"] = new JsonObject(
                Schemas.Select(named => KeyValuePair.Create<string, JsonNode?>(named.Key, WithoutHints(named.Value!)))
            );
            // Names with a dot are valid in a pointer; only the folder differs.
            _schemas[text] = built = JsonSchema.FromText(whole.ToJsonString().Replace(SchemaFolder, "#/$defs/", StringComparison.Ordinal));
        }

        return built;
    }

    // A hint for code generators, not a keyword of JSON Schema.
    private static JsonObject WithoutHints(JsonNode schema)
    {
        var copy = schema.DeepClone().AsObject();
        copy.Remove("discriminator");
        return copy;
    }

    private static IEnumerable<string> ErrorsOf(EvaluationResults result) =>
        (result.Details ?? [])
            .Where(detail => detail.Errors is { Count: > 0 })
            .SelectMany(detail => detail.Errors!.Select(error => $"{detail.InstanceLocation} {error.Value}"));

    [GeneratedRegex(@"\{\w+\}")]
    private static partial Regex Placeholder();
}
