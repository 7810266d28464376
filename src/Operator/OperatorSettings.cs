using System.Text.Json;
using Microsoft.Extensions.Configuration;

namespace CreditFunctions.Operator;

/// <summary>The app's settings: from the environment, then from a file such as <c>local.settings.json</c>.</summary>
public static class OperatorSettings
{
    private const string FileOption = "--settings";

    /// <summary>The settings, and the arguments without the one that names the file.</summary>
    public static (IReadOnlyList<string> Arguments, IConfiguration Settings) Read(IReadOnlyList<string> arguments)
    {
        var builder = new ConfigurationBuilder();
        var rest = arguments.ToList();
        if (rest.IndexOf(FileOption) is >= 0 and var at && at + 1 < rest.Count)
        {
            builder.AddInMemoryCollection(ValuesOf(rest[at + 1]));
            rest.RemoveRange(at, 2);
        }

        return (rest, builder.AddEnvironmentVariables().Build());
    }

    private static Dictionary<string, string?> ValuesOf(string path)
    {
        using var file = JsonDocument.Parse(File.ReadAllText(path));
        return file
            .RootElement.GetProperty("Values")
            .EnumerateObject()
            .ToDictionary(value => value.Name.Replace("__", ":", StringComparison.Ordinal), value => value.Value.GetString());
    }
}
