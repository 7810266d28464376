using System.Collections.Immutable;
using System.Text.Json.Nodes;
using CreditFunctions.LocalHost.Hosting.Settings;
using CreditFunctions.LocalHost.Http;
using CreditFunctions.LocalHost.Workers.Protocol;

namespace CreditFunctions.LocalHost.Workers;

/// <summary>Reads the bindings of a function from its metadata.</summary>
internal static class FunctionReader
{
    private const string DurableClient = "durableClient";

    /// <summary>Null when it is invalid; <paramref name="faults"/> then receives the errors.</summary>
    public static WorkerFunction? Read(RpcFunctionMetadata metadata, List<string> faults)
    {
        var bindings = metadata.RawBindings.Select(binding => JsonNode.Parse(binding, JsonFile.AnyCase)!.AsObject()).ToList();
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

    private static FunctionTrigger? ReadTrigger(string function, JsonObject binding, List<string> faults) =>
        TypeOf(binding).ToUpperInvariant() switch
        {
            "HTTPTRIGGER" => ReadHttp(function, binding, faults),
            "TIMERTRIGGER" => new FunctionTrigger.Timer(
                Text(binding, "schedule") ?? "",
                Flag(binding, "runOnStartup", false),
                Flag(binding, "useMonitor", true)
            ),
            "ORCHESTRATIONTRIGGER" => new FunctionTrigger.DurableTask(true, TaskName(binding, "orchestration", function)),
            "ACTIVITYTRIGGER" => new FunctionTrigger.DurableTask(false, TaskName(binding, "activity", function)),
            _ => new FunctionTrigger.Other(TypeOf(binding)),
        };

    private static FunctionTrigger.Http? ReadHttp(string function, JsonObject binding, List<string> faults)
    {
        var route = Text(binding, "route") ?? function;
        var methods = (binding["methods"] as JsonArray ?? []).Select(method => method!.ToString().ToUpperInvariant());
        var level = Enum.TryParse<AuthorizationLevel>(Text(binding, "authLevel"), ignoreCase: true, out var parsed)
            ? parsed
            : AuthorizationLevel.Function;
        try
        {
            return new FunctionTrigger.Http(RouteTemplate.Parse(route), [.. methods], level);
        }
        catch (FormatException exception)
        {
            faults.Add($"Function '{function}' has the route '{route}'. {exception.Message}");
            return null;
        }
    }

    private static string TaskName(JsonObject binding, string property, string function) =>
        Text(binding, property) is { Length: > 0 } name ? name : function;

    private static string TypeOf(JsonObject binding) => Text(binding, "type") ?? "";

    private static string? Text(JsonObject binding, string name) => JsonFile.Scalar(binding[name]);

    private static bool Flag(JsonObject binding, string name, bool otherwise) =>
        bool.TryParse(Text(binding, name), out var flag) ? flag : otherwise;
}
