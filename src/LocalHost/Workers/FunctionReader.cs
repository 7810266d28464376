using System.Collections.Immutable;
using System.Text.Json;
using CreditFunctions.LocalHost.Hosting.Settings;
using CreditFunctions.LocalHost.Http;
using CreditFunctions.LocalHost.Workers.Protocol;

namespace CreditFunctions.LocalHost.Workers;

/// <summary>Reads the bindings of a function from its metadata.</summary>
internal static class FunctionReader
{
    private const string DurableClient = "durableClient";

    /// <summary>Null when it is faulty; then <paramref name="faults"/> says why.</summary>
    public static WorkerFunction? Read(RpcFunctionMetadata metadata, List<string> faults)
    {
        var bindings = metadata.RawBindings.Select(Parse).ToList();
        var triggers = bindings.Where(binding => TypeOf(binding).EndsWith("Trigger", StringComparison.OrdinalIgnoreCase)).ToList();
        if (triggers is not [var trigger])
        {
            faults.Add($"Function '{metadata.Name}' has {triggers.Count} triggers. Give it exactly one.");
            return null;
        }

        if (ReadTrigger(metadata.Name, trigger, faults) is not { } read)
        {
            return null;
        }

        var clients = bindings
            .Where(binding => TypeOf(binding).Equals(DurableClient, StringComparison.OrdinalIgnoreCase))
            .Select(binding => Text(binding, "name") ?? "")
            .ToImmutableArray();
        return new WorkerFunction(metadata.Name, read, Text(trigger, "name") ?? "", clients);
    }

    private static FunctionTrigger? ReadTrigger(string function, JsonElement binding, List<string> faults) =>
        TypeOf(binding).ToUpperInvariant() switch
        {
            "HTTPTRIGGER" => ReadHttp(function, binding, faults),
            "TIMERTRIGGER" => new FunctionTrigger.Timer(
                Text(binding, "schedule") ?? "",
                Flag(binding, "runOnStartup", false),
                Flag(binding, "useMonitor", true)
            ),
            "ORCHESTRATIONTRIGGER" => new FunctionTrigger.Orchestration(
                Text(binding, "orchestration") is { Length: > 0 } name ? name : function
            ),
            "ACTIVITYTRIGGER" => new FunctionTrigger.Activity(Text(binding, "activity") is { Length: > 0 } name ? name : function),
            _ => new FunctionTrigger.Other(TypeOf(binding)),
        };

    private static FunctionTrigger.Http? ReadHttp(string function, JsonElement binding, List<string> faults)
    {
        var route = Text(binding, "route") is { } given ? given : function;
        if (!RouteTemplate.TryParse(route, out var template, out var fault))
        {
            faults.Add($"Function '{function}' has the route '{route}'. {fault}");
            return null;
        }

        var methods = JsonFile.Find(binding, "methods") is { ValueKind: JsonValueKind.Array } array
            ? array.EnumerateArray().Select(method => method.GetString()!.ToUpperInvariant()).ToImmutableArray()
            : [];
        var level = Enum.TryParse<AuthorizationLevel>(Text(binding, "authLevel"), ignoreCase: true, out var parsed)
            ? parsed
            : AuthorizationLevel.Function;
        return new FunctionTrigger.Http(template, methods, level);
    }

    private static JsonElement Parse(string json)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.Clone();
    }

    private static string TypeOf(JsonElement binding) => Text(binding, "type") ?? "";

    private static string? Text(JsonElement binding, string name) =>
        JsonFile.Find(binding, name) is { ValueKind: JsonValueKind.String } value ? value.GetString() : null;

    private static bool Flag(JsonElement binding, string name, bool otherwise) =>
        JsonFile.Find(binding, name) is { } value && bool.TryParse(value.ToString(), out var flag) ? flag : otherwise;
}
