using System.Text.Json;
using System.Text.Json.Nodes;

namespace CreditFunctions.LocalHost.Workers;

/// <summary>What a function's durable client needs to find the task hub service of this host.</summary>
internal static class DurableClientBinding
{
    /// <summary>As the Durable Functions extension writes it.</summary>
    /// <param name="rpcAddress">Where the task hub service listens.</param>
    /// <param name="httpAddress">Where the host takes requests.</param>
    /// <param name="systemKey">The key for management addresses; null for none.</param>
    public static string Write(string hubName, Uri rpcAddress, Uri httpAddress, string? systemKey) =>
        new JsonObject
        {
            ["taskHubName"] = hubName,
            ["connectionName"] = "AzureWebJobsStorage",
            ["rpcBaseUrl"] = rpcAddress.AbsoluteUri,
            ["requiredQueryStringParameters"] = systemKey is null ? "" : $"code={Uri.EscapeDataString(systemKey)}",
            ["httpBaseUrl"] = new Uri(httpAddress, "runtime/webhooks/durabletask").AbsoluteUri,
            ["maxGrpcMessageSizeInBytes"] = int.MaxValue,

            // Itself JSON: the worker reads it apart.
            ["grpcHttpClientTimeout"] = JsonSerializer.Serialize(TimeSpan.FromSeconds(100)),
        }.ToJsonString();
}
