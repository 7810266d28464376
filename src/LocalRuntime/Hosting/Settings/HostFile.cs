using System.Text.Json;

namespace CreditFunctions.LocalRuntime.Hosting.Settings;

/// <summary>What this runtime takes from host.json. All else there concerns the real host.</summary>
internal sealed record HostFile(string RoutePrefix, string? HubName)
{
    public const string Name = "host.json";

    private static readonly JsonDocumentOptions Lenient = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };

    public static HostFile Missing { get; } = new("api", null);

    /// <exception cref="HostStartException">It is no JSON.</exception>
    public static HostFile Read(string path)
    {
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(path), Lenient);
            return new HostFile(
                Find(document.RootElement, "extensions", "http", "routePrefix") ?? Missing.RoutePrefix,
                Find(document.RootElement, "extensions", "durableTask", "hubName"));
        }
        catch (JsonException exception)
        {
            throw new HostStartException($"{path} is not valid JSON: {exception.Message}", exception);
        }
    }

    private static string? Find(JsonElement element, params ReadOnlySpan<string> path)
    {
        foreach (var name in path)
        {
            if (element.ValueKind is not JsonValueKind.Object || !element.TryGetProperty(name, out element))
            {
                return null;
            }
        }

        return element.ValueKind is JsonValueKind.String ? element.GetString() : null;
    }
}
