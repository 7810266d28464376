using System.Text.Json.Nodes;
using CreditFunctions.LocalHost.Engine.Storage;
using Microsoft.DurableTask.Protobuf;

namespace CreditFunctions.LocalHost.Management;

/// <summary>An instance in the JSON of the Durable Functions HTTP API.</summary>
internal static class InstanceJson
{
    public static JsonObject Of(InstanceState instance, bool withInput) =>
        new()
        {
            ["name"] = instance.Name,
            ["instanceId"] = instance.InstanceId,
            ["runtimeStatus"] = instance.Status.ToString(),
            ["input"] = Payload(withInput ? instance.Input : null),
            ["customStatus"] = Payload(instance.CustomStatus),
            ["output"] = Result(instance.Failure, instance.Output),
            ["createdTime"] = $"{instance.CreatedAt.UtcDateTime:s}Z",
            ["lastUpdatedTime"] = $"{instance.LastUpdatedAt.UtcDateTime:s}Z",
        };

    public static JsonNode? Result(TaskFailureDetails? failure, string? result) => failure is null ? Payload(result) : Text(failure);

    /// <summary>Payloads are already JSON.</summary>
    public static JsonNode? Payload(string? payload) => payload is null ? null : JsonNode.Parse(payload);

    public static string Text(TaskFailureDetails failure) => $"{failure.ErrorType}: {failure.ErrorMessage}";
}
