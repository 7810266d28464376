using System.Text.Json;
using Microsoft.DurableTask.Protobuf;

namespace CreditFunctions.LocalHost.Management;

/// <summary>A history in the JSON of the Durable Functions HTTP API: without events that have a result of their own.</summary>
internal sealed class HistoryJson(Utf8JsonWriter writer, bool withOutputs)
{
    private readonly Dictionary<int, Scheduled> _tasks = [];

    public void Write(IReadOnlyList<HistoryEvent> history)
    {
        writer.WriteStartArray("historyEvents");
        foreach (var e in history)
        {
            Write(e);
        }

        writer.WriteEndArray();
    }

    private void Write(HistoryEvent e)
    {
        switch (e.EventTypeCase)
        {
            case HistoryEvent.EventTypeOneofCase.ExecutionStarted:
                Write(e, "ExecutionStarted", () => writer.WriteString("FunctionName", e.ExecutionStarted.Name));
                break;
            case HistoryEvent.EventTypeOneofCase.TaskScheduled:
                _tasks[e.EventId] = new Scheduled(e.TaskScheduled.Name, e);
                break;
            case HistoryEvent.EventTypeOneofCase.SubOrchestrationInstanceCreated:
                _tasks[e.EventId] = new Scheduled(e.SubOrchestrationInstanceCreated.Name, e);
                break;
            case HistoryEvent.EventTypeOneofCase.TimerCreated:
                _tasks[e.EventId] = new Scheduled($"{e.TimerCreated.FireAt.ToDateTime():O}", e);
                Write(e, "TimerCreated", () => writer.WriteString("FireAt", e.TimerCreated.FireAt.ToDateTime()));
                break;
            case HistoryEvent.EventTypeOneofCase.TimerFired:
                Write(e, "TimerFired", () => WriteTask(e.TimerFired.TimerId, "FireAt"));
                break;
            case HistoryEvent.EventTypeOneofCase.ExecutionCompleted:
                Write(e, "ExecutionCompleted", () => WriteEnd(e.ExecutionCompleted));
                break;
            default:
                WriteResult(e);
                WriteMessage(e);
                break;
        }
    }

    private void WriteResult(HistoryEvent e)
    {
        switch (e.EventTypeCase)
        {
            case HistoryEvent.EventTypeOneofCase.TaskCompleted:
                WriteCompleted(e, "TaskCompleted", e.TaskCompleted.TaskScheduledId, e.TaskCompleted.Result);
                break;
            case HistoryEvent.EventTypeOneofCase.TaskFailed:
                WriteFailed(e, "TaskFailed", e.TaskFailed.TaskScheduledId, e.TaskFailed.FailureDetails);
                break;
            case HistoryEvent.EventTypeOneofCase.SubOrchestrationInstanceCompleted:
                var completed = e.SubOrchestrationInstanceCompleted;
                WriteCompleted(e, "SubOrchestrationInstanceCompleted", completed.TaskScheduledId, completed.Result);
                break;
            case HistoryEvent.EventTypeOneofCase.SubOrchestrationInstanceFailed:
                var failed = e.SubOrchestrationInstanceFailed;
                WriteFailed(e, "SubOrchestrationInstanceFailed", failed.TaskScheduledId, failed.FailureDetails);
                break;
        }
    }

    private void WriteMessage(HistoryEvent e)
    {
        switch (e.EventTypeCase)
        {
            case HistoryEvent.EventTypeOneofCase.EventRaised:
                Write(
                    e,
                    "EventRaised",
                    () =>
                    {
                        writer.WriteString("Name", e.EventRaised.Name);
                        WriteOutput("Input", e.EventRaised.Input);
                    }
                );
                break;
            case HistoryEvent.EventTypeOneofCase.EventSent:
                Write(
                    e,
                    "EventSent",
                    () =>
                    {
                        writer.WriteString("Name", e.EventSent.Name);
                        writer.WriteString("InstanceId", e.EventSent.InstanceId);
                    }
                );
                break;
            case HistoryEvent.EventTypeOneofCase.ExecutionSuspended:
                Write(e, "ExecutionSuspended", () => writer.WriteString("Reason", e.ExecutionSuspended.Input));
                break;
            case HistoryEvent.EventTypeOneofCase.ExecutionResumed:
                Write(e, "ExecutionResumed", () => writer.WriteString("Reason", e.ExecutionResumed.Input));
                break;
            case HistoryEvent.EventTypeOneofCase.ExecutionTerminated:
                Write(e, "ExecutionTerminated", () => WriteOutput("Input", e.ExecutionTerminated.Input));
                break;
        }
    }

    private void WriteEnd(ExecutionCompletedEvent end)
    {
        writer.WriteString("OrchestrationStatus", end.OrchestrationStatus.ToString());
        if (end.FailureDetails is { } failure)
        {
            writer.WriteString("Result", InstanceJson.Text(failure));
        }
        else
        {
            WriteOutput("Result", end.Result);
        }
    }

    private void WriteCompleted(HistoryEvent e, string type, int taskId, string? result) =>
        Write(
            e,
            type,
            () =>
            {
                WriteTask(taskId, "FunctionName");
                WriteOutput("Result", result);
            }
        );

    private void WriteFailed(HistoryEvent e, string type, int taskId, TaskFailureDetails failure) =>
        Write(
            e,
            type,
            () =>
            {
                WriteTask(taskId, "FunctionName");
                writer.WriteString("Reason", failure.ErrorMessage);
                writer.WriteString("Details", InstanceJson.Text(failure));
            }
        );

    private void WriteTask(int taskId, string property)
    {
        if (_tasks.TryGetValue(taskId, out var task))
        {
            writer.WriteString(property, task.Name);
            writer.WriteString("ScheduledTime", task.Event.Timestamp.ToDateTime());
        }
    }

    private void WriteOutput(string name, string? payload)
    {
        if (withOutputs)
        {
            InstanceJson.WritePayload(writer, name, payload);
        }
    }

    private void Write(HistoryEvent e, string type, Action rest)
    {
        writer.WriteStartObject();
        writer.WriteString("EventType", type);
        writer.WriteString("Timestamp", e.Timestamp.ToDateTime());
        rest();
        writer.WriteEndObject();
    }

    /// <summary>The name of a task, or when a timer fires.</summary>
    private sealed record Scheduled(string Name, HistoryEvent Event);
}
