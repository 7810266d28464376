using System.Text.Json;

namespace CreditFunctions.LocalRuntime.Hosting.Settings;

/// <summary>Reads local.settings.json: <c>Values</c>, <c>ConnectionStrings</c> and the port under <c>Host</c>.</summary>
internal static class LocalSettingsFile
{
    public const string Name = "local.settings.json";

    private static readonly JsonDocumentOptions Lenient = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };

    /// <exception cref="HostStartException">It is no JSON, or a value is neither text, number nor truth value.</exception>
    public static Dictionary<string, string?> Read(string path)
    {
        var settings = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(path), Lenient);
            foreach (var (name, value) in Section(document, "Values"))
            {
                settings[name.Replace("__", ":", StringComparison.Ordinal)] = Scalar(path, name, value);
            }

            foreach (var (name, value) in Section(document, "ConnectionStrings"))
            {
                settings[$"ConnectionStrings:{name}"] = Scalar(path, name, value);
            }

            foreach (var (name, value) in Section(document, "Host").Where(entry => entry.Name == "LocalHttpPort"))
            {
                settings[SettingNames.Port] = Scalar(path, name, value);
            }
        }
        catch (JsonException exception)
        {
            throw new HostStartException($"{path} is not valid JSON: {exception.Message}", exception);
        }

        return settings;
    }

    private static IEnumerable<(string Name, JsonElement Value)> Section(JsonDocument document, string name) =>
        document.RootElement.TryGetProperty(name, out var section) && section.ValueKind is JsonValueKind.Object
            ? section.EnumerateObject().Select(property => (property.Name, property.Value))
            : [];

    private static string? Scalar(string path, string name, JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => value.GetRawText(),
        JsonValueKind.Null => null,
        _ => throw new HostStartException($"{path}: '{name}' is a {value.ValueKind}. Write nested settings flat, as in \"{name}__part\"."),
    };
}
