using System.Text.Json.Nodes;
using CreditFunctions.Core.Rules;

namespace CreditFunctions.Core.Tests.Rules;

/// <summary>Rule files derived from the built-in one.</summary>
internal static class RuleFiles
{
    internal static RuleFileText With(Action<JsonNode> change)
    {
        var file = Resource("rules/files/2026.json");
        change(file);
        return new RuleFileText("test.json", file.ToJsonString());
    }

    internal static RuleFileText Of(string version, string from, string? to) =>
        With(file =>
        {
            file["version"] = version;
            file["effectiveFrom"] = from;
            file["effectiveTo"] = to;
        });

    internal static JsonNode Resource(string name)
    {
        using var stream = typeof(RuleBook).Assembly.GetManifestResourceStream(name)!;
        return JsonNode.Parse(stream)!;
    }
}
