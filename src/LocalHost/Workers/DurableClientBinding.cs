using System.Text.Json;
using System.Text.Json.Nodes;

namespace CreditFunctions.LocalHost.Workers;

/// <summary>Data with which a durable client finds the task hub service of this host.</summary>
internal static class DurableClientBinding
{
    /// <summary>In the format of the Durable Functions extension.</summary>
    /// <param name="rpcAddress">Address of the task hub service.</param>
    /// <param name="httpAddress">Address of the host.</param>
    /// <param name="systemKey">Key of the management addresses; null for none.</param>
    public static string Write(string hubName, Uri rpcAddress, Uri httpAddress, string? systemKey) =>
        new JsonObject
        {
            ["taskHubName"] = hubName,
            ["connectionName"] = "AzureWebJobsStorage",
            ["rpcBaseUrl"] = rpcAddress.AbsoluteUri,
            ["requiredQueryStringParameters"] = systemKey is null ? "" : $"code={Uri.EscapeDataString(systemKey)}",
            ["httpBaseUrl"] = new Uri(httpAddress, "runtime/webhooks/durabletask").AbsoluteUri,
            ["maxGrpcMessageSizeInBytes"] = int.MaxValue,

            // A JSON string: the worker deserializes it separately.
            ["grpcHttpClientTimeout"] = JsonSerializer.Serialize(TimeSpan.FromSeconds(100)),
        }.ToJsonString();
}
