using System.Text.Json;
using CreditFunctions.LocalRuntime.DurableTask.Client;
using CreditFunctions.LocalRuntime.Engine.History;

namespace CreditFunctions.LocalRuntime.Hosting.Management;

/// <summary>A history as the Durable Functions HTTP API shows it: what happened, not what was scheduled and has its own result.</summary>
internal static class HistoryJson
{
    public static void Write(Utf8JsonWriter writer, OrchestrationMetadata instance, IReadOnlyList<Turn> history, bool withOutputs)
    {
        var names = new Dictionary<int, Asked>();
        writer.WriteStartArray("historyEvents");
        var begin = history.Count == 0 ? instance.CreatedAt.UtcDateTime : history[0].Time;
        Write(writer, "ExecutionStarted", begin, () => writer.WriteString("FunctionName", instance.Name));
        foreach (var turn in history)
        {
            foreach (var e in turn.Incoming)
            {
                WriteIncoming(writer, turn.Time, e, names, withOutputs);
            }

            foreach (var e in turn.Outgoing)
            {
                WriteOutgoing(writer, turn.Time, e, names, withOutputs);
            }
        }

        writer.WriteEndArray();
    }

    private static void WriteIncoming(
        Utf8JsonWriter writer, DateTime at, HistoryEvent e, Dictionary<int, Asked> names, bool withOutputs)
    {
        switch (e)
        {
            case HistoryEvent.TaskCompleted x:
                Write(writer, Kind(x.TaskId) + "Completed", at, () =>
                {
                    WriteTask(x.TaskId);
                    WriteIf(withOutputs, "Result", x.Result);
                });
                break;
            case HistoryEvent.TaskFailed x:
                Write(writer, Kind(x.TaskId) + "Failed", at, () =>
                {
                    WriteTask(x.TaskId);
                    writer.WriteString("Reason", x.Failure.ErrorMessage);
                    writer.WriteString("Details", x.Failure.ToString());
                });
                break;
            case HistoryEvent.TimerFired x:
                Write(writer, "TimerFired", at, () => WriteTask(x.TaskId));
                break;
            case HistoryEvent.EventRaised x:
                Write(writer, "EventRaised", at, () =>
                {
                    writer.WriteString("Name", x.Name);
                    WriteIf(withOutputs, "Input", x.Payload);
                });
                break;
            case HistoryEvent.Suspended x:
                Write(writer, "ExecutionSuspended", at, () => writer.WriteString("Reason", x.Reason));
                break;
            case HistoryEvent.Resumed x:
                Write(writer, "ExecutionResumed", at, () => writer.WriteString("Reason", x.Reason));
                break;
            case HistoryEvent.Terminated x:
                Write(writer, "ExecutionTerminated", at, () => WriteIf(withOutputs, "Input", x.Output));
                break;
        }

        string Kind(int taskId) => names.TryGetValue(taskId, out var task) ? task.Kind : "Task";

        void WriteTask(int taskId)
        {
            if (names.TryGetValue(taskId, out var task))
            {
                writer.WriteString(task.Kind == "Timer" ? "FireAt" : "FunctionName", task.Name);
                writer.WriteString("ScheduledTime", task.At);
            }
        }

        void WriteIf(bool condition, string name, string? payload)
        {
            if (condition)
            {
                InstanceJson.WritePayload(writer, name, payload);
            }
        }
    }

    private static void WriteOutgoing(
        Utf8JsonWriter writer, DateTime at, HistoryEvent e, Dictionary<int, Asked> names, bool withOutputs)
    {
        switch (e)
        {
            case HistoryEvent.ActivityScheduled x:
                names[x.TaskId] = new Asked(x.Name, at, "Task");
                break;
            case HistoryEvent.ChildScheduled x:
                names[x.TaskId] = new Asked(x.Name, at, "SubOrchestrationInstance");
                break;
            case HistoryEvent.TimerCreated x:
                names[x.TaskId] = new Asked($"{x.FireAt:O}", at, "Timer");
                Write(writer, "TimerCreated", at, () => writer.WriteString("FireAt", x.FireAt));
                break;
            case HistoryEvent.EventSent x:
                Write(writer, "EventSent", at, () =>
                {
                    writer.WriteString("Name", x.Name);
                    writer.WriteString("InstanceId", x.InstanceId);
                });
                break;
            case HistoryEvent.ExecutionCompleted x:
                Write(writer, "ExecutionCompleted", at, () =>
                {
                    writer.WriteString("OrchestrationStatus", x.Status.ToString());
                    if (withOutputs && x.Failure is null)
                    {
                        InstanceJson.WritePayload(writer, "Result", x.Output);
                    }
                    else if (x.Failure is not null)
                    {
                        writer.WriteString("Result", x.Failure.ToString());
                    }
                });
                break;
        }
    }

    private static void Write(Utf8JsonWriter writer, string type, DateTime at, Action rest)
    {
        writer.WriteStartObject();
        writer.WriteString("EventType", type);
        writer.WriteString("Timestamp", at);
        rest();
        writer.WriteEndObject();
    }

    /// <summary>What a task was asked for: its name, or when a timer fires.</summary>
    private sealed record Asked(string Name, DateTime At, string Kind);
}
