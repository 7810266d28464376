using System.Text.Json;
using CreditFunctions.LocalRuntime.DurableTask.Client;
using CreditFunctions.LocalRuntime.Engine.History;

namespace CreditFunctions.LocalRuntime.Hosting.Management;

/// <summary>An instance in the JSON of the Durable Functions HTTP API.</summary>
internal static class InstanceJson
{
    public static void Write(
        Utf8JsonWriter writer, OrchestrationMetadata instance, bool withInput, IReadOnlyList<Turn>? history, bool withOutputs)
    {
        writer.WriteStartObject();
        writer.WriteString("name", instance.Name);
        writer.WriteString("instanceId", instance.InstanceId);
        writer.WriteString("runtimeStatus", instance.RuntimeStatus.ToString());
        WritePayload(writer, "input", withInput ? instance.SerializedInput : null);
        WritePayload(writer, "customStatus", instance.SerializedCustomStatus);
        if (instance.FailureDetails is { } failure)
        {
            writer.WriteString("output", failure.ToString());
        }
        else
        {
            WritePayload(writer, "output", instance.SerializedOutput);
        }

        WriteTime(writer, "createdTime", instance.CreatedAt.UtcDateTime);
        WriteTime(writer, "lastUpdatedTime", instance.LastUpdatedAt.UtcDateTime);
        if (history is not null)
        {
            HistoryJson.Write(writer, instance, history, withOutputs);
        }

        writer.WriteEndObject();
    }

    /// <summary>Payloads are JSON already.</summary>
    public static void WritePayload(Utf8JsonWriter writer, string name, string? payload)
    {
        writer.WritePropertyName(name);
        if (payload is null)
        {
            writer.WriteNullValue();
        }
        else
        {
            writer.WriteRawValue(payload);
        }
    }

    public static void WriteTime(Utf8JsonWriter writer, string name, DateTime time) => writer.WriteString(name, $"{time:s}Z");
}
