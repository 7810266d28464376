using System.Text.Json;

namespace CreditFunctions.LocalHost.Hosting.Settings;

/// <summary>local.settings.json: <c>Values</c>, <c>ConnectionStrings</c> and the port under <c>Host</c>.</summary>
/// <param name="Settings">As configuration, parts of a name separated by colons.</param>
/// <param name="Variables"><c>Values</c> as environment variables.</param>
internal sealed record LocalSettingsFile(IReadOnlyDictionary<string, string?> Settings, IReadOnlyDictionary<string, string> Variables)
{
    public const string Name = "local.settings.json";

    public static LocalSettingsFile Missing { get; } = new(new Dictionary<string, string?>(), new Dictionary<string, string>());

    /// <param name="path">Null where the app has none.</param>
    /// <exception cref="HostStartException">It is no JSON, is encrypted, or a value is neither text, number nor truth value.</exception>
    public static LocalSettingsFile Read(string? path)
    {
        if (path is null)
        {
            return Missing;
        }

        using var document = JsonFile.Open(path);
        var root = document.RootElement;
        if (JsonFile.Find(root, "IsEncrypted") is { } encrypted && bool.TryParse(encrypted.ToString(), out var isEncrypted) && isEncrypted)
        {
            throw new HostStartException(
                $"{path} is encrypted for Core Tools, and nobody else can read it. Run 'func settings decrypt' beside it, or write the "
                    + "values anew with \"IsEncrypted\": false."
            );
        }

        var settings = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);
        var variables = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in Section(path, root, "Values"))
        {
            var text = settings[name.Replace("__", ":", StringComparison.Ordinal)] = Scalar(path, name, value);
            if (text is not null && name.Length > 0 && !name.Contains('='))
            {
                variables[name] = text;
            }
        }

        foreach (var (name, value) in Section(path, root, "ConnectionStrings"))
        {
            settings[$"ConnectionStrings:{name}"] = Scalar(path, name, value);
        }

        if (JsonFile.Find(root, "Host", "LocalHttpPort") is { } port)
        {
            settings[SettingNames.Port] = Scalar(path, "LocalHttpPort", port);
        }

        return new LocalSettingsFile(settings, variables);
    }

    private static IEnumerable<(string Name, JsonElement Value)> Section(string path, JsonElement root, string name) =>
        JsonFile.Find(root, name) switch
        {
            { ValueKind: JsonValueKind.Object } section => section.EnumerateObject().Select(property => (property.Name, property.Value)),
            { ValueKind: JsonValueKind.Null } or null => [],
            { } other => throw new HostStartException(
                $"{path}: '{name}' is a {other.ValueKind}. Write it as an object: names, each with its value."
            ),
        };

    private static string? Scalar(string path, string name, JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.String => value.GetString(),
            JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => value.GetRawText(),
            JsonValueKind.Null => null,
            _ => throw new HostStartException(
                $"{path}: '{name}' is a {value.ValueKind}. Write nested settings flat, as in \"{name}__part\"."
            ),
        };
}
