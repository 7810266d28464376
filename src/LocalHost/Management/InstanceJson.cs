using System.Text.Json;
using CreditFunctions.LocalHost.Engine.Storage;
using Microsoft.DurableTask.Protobuf;

namespace CreditFunctions.LocalHost.Management;

/// <summary>An instance in the JSON of the Durable Functions HTTP API.</summary>
internal static class InstanceJson
{
    public static void Write(
        Utf8JsonWriter writer,
        InstanceState instance,
        bool withInput,
        IReadOnlyList<HistoryEvent>? history,
        bool withOutputs
    )
    {
        writer.WriteStartObject();
        writer.WriteString("name", instance.Name);
        writer.WriteString("instanceId", instance.InstanceId);
        writer.WriteString("runtimeStatus", instance.Status.ToString());
        WritePayload(writer, "input", withInput ? instance.Input : null);
        WritePayload(writer, "customStatus", instance.CustomStatus);
        if (instance.Failure is { } failure)
        {
            writer.WriteString("output", Text(failure));
        }
        else
        {
            WritePayload(writer, "output", instance.Output);
        }

        WriteTime(writer, "createdTime", instance.CreatedAt.UtcDateTime);
        WriteTime(writer, "lastUpdatedTime", instance.LastUpdatedAt.UtcDateTime);
        if (history is not null)
        {
            new HistoryJson(writer, withOutputs).Write(history);
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

    public static string Text(TaskFailureDetails failure) => $"{failure.ErrorType}: {failure.ErrorMessage}";

    private static void WriteTime(Utf8JsonWriter writer, string name, DateTime time) => writer.WriteString(name, $"{time:s}Z");
}
