using System.Text.Json.Nodes;

namespace CreditFunctions.LocalHost.Hosting.Settings;

/// <summary>local.settings.json: <c>Values</c>, <c>ConnectionStrings</c> and the port under <c>Host</c>.</summary>
/// <param name="Settings">As configuration, with colons in names.</param>
/// <param name="Variables"><c>Values</c> as environment variables.</param>
internal sealed record LocalSettingsFile(IReadOnlyDictionary<string, string?> Settings, IReadOnlyDictionary<string, string> Variables)
{
    public const string Name = "local.settings.json";

    public static LocalSettingsFile Missing { get; } = new(new Dictionary<string, string?>(), new Dictionary<string, string>());

    /// <exception cref="HostStartException">Not JSON, encrypted, or a value that is neither string, number nor Boolean.</exception>
    public static LocalSettingsFile Read(string path)
    {
        if (JsonFile.Read(path) is not { } root)
        {
            return Missing;
        }

        if (bool.TryParse(JsonFile.Scalar(root["IsEncrypted"]), out var isEncrypted) && isEncrypted)
        {
            throw new HostStartException(
                $"{path} is encrypted for Core Tools, and nobody else can read it. Run 'func settings decrypt' beside it, or write the "
                    + "values anew with \"IsEncrypted\": false."
            );
        }

        var settings = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);
        var values = Section(path, root, "Values").ToList();
        values.ForEach(value => settings[SettingNames.InConfiguration(value.Name)] = value.Text);
        foreach (var (name, text) in Section(path, root, "ConnectionStrings"))
        {
            settings[$"ConnectionStrings:{name}"] = text;
        }

        if (JsonFile.Scalar((root["Host"] as JsonObject)?["LocalHttpPort"]) is { } port)
        {
            settings[SettingNames.Port] = port;
        }

        var variables = values.Where(value => value is { Text: not null, Name.Length: > 0 } && !value.Name.Contains('='));
        return new LocalSettingsFile(settings, variables.ToDictionary(value => value.Name, value => value.Text!, StringComparer.Ordinal));
    }

    private static IEnumerable<(string Name, string? Text)> Section(string path, JsonObject root, string name) =>
        root[name] switch
        {
            JsonObject section => section.Select(value => (value.Key, Text(path, value.Key, value.Value))),
            null => [],
            _ => throw new HostStartException($"{path}: '{name}' is no object. Write it as one: names, each with its value."),
        };

    private static string? Text(string path, string name, JsonNode? value) =>
        value is null or JsonValue
            ? JsonFile.Scalar(value)
            : throw new HostStartException($"{path}: '{name}' is no single value. Write nested settings flat, as in \"{name}__part\".");
}
