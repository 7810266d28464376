using System.Text.Json;
using System.Text.Json.Nodes;

namespace CreditFunctions.LocalHost.Hosting.Settings;

/// <summary>A JSON file as edited by people: comments, trailing commas, optional byte order mark.</summary>
internal static class JsonFile
{
    private static readonly JsonDocumentOptions Lenient = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };

    /// <summary>For case-insensitive names.</summary>
    public static JsonNodeOptions AnyCase { get; } = new() { PropertyNameCaseInsensitive = true };

    /// <summary>Null for a missing file.</summary>
    /// <exception cref="HostStartException">It cannot be read, or is not a JSON object.</exception>
    public static JsonObject? Read(string? path)
    {
        try
        {
            // As text, not bytes: the parser refuses a byte order mark.
            return !File.Exists(path)
                ? null
                : JsonNode.Parse(File.ReadAllText(path), AnyCase, Lenient) as JsonObject
                    ?? throw new HostStartException($"{path} holds no JSON object. Write what it holds between braces.");
        }
        catch (JsonException exception)
        {
            throw new HostStartException($"{path} is not valid JSON: {exception.Message}", exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new HostStartException($"{path} cannot be read: {exception.Message}", exception);
        }
    }

    /// <summary>A string, number or Boolean as text; null for other values.</summary>
    public static string? Scalar(JsonNode? node) => (node as JsonValue)?.ToString();
}
