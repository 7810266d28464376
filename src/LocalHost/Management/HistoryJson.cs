using System.Text.Json.Nodes;
using Microsoft.DurableTask.Protobuf;
using static Microsoft.DurableTask.Protobuf.HistoryEvent;

namespace CreditFunctions.LocalHost.Management;

/// <summary>A history in the JSON of the Durable Functions HTTP API, without events whose result is a separate event.</summary>
internal sealed class HistoryJson
{
    private readonly Dictionary<int, (string Name, DateTime Time)> _tasks = [];
    private readonly bool _withOutputs;

    private HistoryJson(bool withOutputs) => _withOutputs = withOutputs;

    public static JsonArray Of(IEnumerable<HistoryEvent> history, bool withOutputs)
    {
        var json = new HistoryJson(withOutputs);
        return new JsonArray([.. history.Select(json.Of).OfType<JsonNode>()]);
    }

    private JsonObject? Of(HistoryEvent e)
    {
        var time = e.Timestamp.ToDateTime();
        var entry = new JsonObject { ["EventType"] = e.EventTypeCase.ToString(), ["Timestamp"] = time };
        switch (e.EventTypeCase)
        {
            case EventTypeOneofCase.TaskScheduled:
                _tasks[e.EventId] = (e.TaskScheduled.Name, time);
                return null;
            case EventTypeOneofCase.SubOrchestrationInstanceCreated:
                _tasks[e.EventId] = (e.SubOrchestrationInstanceCreated.Name, time);
                return null;
            case EventTypeOneofCase.TaskCompleted:
                return Completed(entry, e.TaskCompleted.TaskScheduledId, e.TaskCompleted.Result);
            case EventTypeOneofCase.SubOrchestrationInstanceCompleted:
                var completed = e.SubOrchestrationInstanceCompleted;
                return Completed(entry, completed.TaskScheduledId, completed.Result);
            case EventTypeOneofCase.TaskFailed:
                return Failed(entry, e.TaskFailed.TaskScheduledId, e.TaskFailed.FailureDetails);
            case EventTypeOneofCase.SubOrchestrationInstanceFailed:
                var failed = e.SubOrchestrationInstanceFailed;
                return Failed(entry, failed.TaskScheduledId, failed.FailureDetails);
            case EventTypeOneofCase.TimerCreated:
                entry["FireAt"] = e.TimerCreated.FireAt.ToDateTime();
                _tasks[e.EventId] = ($"{e.TimerCreated.FireAt.ToDateTime():O}", time);
                return entry;
            case EventTypeOneofCase.TimerFired:
                return WithTask(entry, e.TimerFired.TimerId, "FireAt");
            case EventTypeOneofCase.ExecutionStarted:
                entry["FunctionName"] = e.ExecutionStarted.Name;
                return entry;
            case EventTypeOneofCase.ExecutionCompleted:
                entry["OrchestrationStatus"] = e.ExecutionCompleted.OrchestrationStatus.ToString();
                entry["Result"] = InstanceJson.Result(e.ExecutionCompleted.FailureDetails, Output(e.ExecutionCompleted.Result));
                return entry;
            case EventTypeOneofCase.EventRaised:
                entry["Name"] = e.EventRaised.Name;
                return WithOutput(entry, "Input", e.EventRaised.Input);
            case EventTypeOneofCase.EventSent:
                entry["Name"] = e.EventSent.Name;
                entry["InstanceId"] = e.EventSent.InstanceId;
                return entry;
            case EventTypeOneofCase.ExecutionSuspended:
                entry["Reason"] = e.ExecutionSuspended.Input;
                return entry;
            case EventTypeOneofCase.ExecutionResumed:
                entry["Reason"] = e.ExecutionResumed.Input;
                return entry;
            case EventTypeOneofCase.ExecutionTerminated:
                return WithOutput(entry, "Input", e.ExecutionTerminated.Input);
            default:
                return null;
        }
    }

    private JsonObject Completed(JsonObject entry, int taskId, string? result) =>
        WithOutput(WithTask(entry, taskId, "FunctionName"), "Result", result);

    private JsonObject Failed(JsonObject entry, int taskId, TaskFailureDetails failure)
    {
        entry["Reason"] = failure.ErrorMessage;
        entry["Details"] = InstanceJson.Text(failure);
        return WithTask(entry, taskId, "FunctionName");
    }

    private JsonObject WithTask(JsonObject entry, int taskId, string property)
    {
        if (_tasks.TryGetValue(taskId, out var task))
        {
            (entry[property], entry["ScheduledTime"]) = (task.Name, task.Time);
        }

        return entry;
    }

    private JsonObject WithOutput(JsonObject entry, string property, string? payload)
    {
        if (_withOutputs)
        {
            entry[property] = InstanceJson.Payload(payload);
        }

        return entry;
    }

    private string? Output(string? payload) => _withOutputs ? payload : null;
}
