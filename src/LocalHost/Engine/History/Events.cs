using CreditFunctions.LocalHost.Engine.Storage;
using Google.Protobuf.WellKnownTypes;
using Microsoft.DurableTask.Protobuf;

namespace CreditFunctions.LocalHost.Engine.History;

/// <summary>Creates the history events of the engine itself.</summary>
internal static class Events
{
    public static HistoryEvent OrchestratorStarted(Timestamp time) => At(time, new() { OrchestratorStarted = new() });

    public static HistoryEvent OrchestratorCompleted(Timestamp time) => At(time, new() { OrchestratorCompleted = new() });

    public static HistoryEvent ExecutionStarted(InstanceState state, Timestamp time)
    {
        var started = new ExecutionStartedEvent
        {
            Name = state.Name,
            Version = state.Version.Length > 0 ? state.Version : null,
            Input = state.Input,
            OrchestrationInstance = state.ToInstance(),
            ParentInstance = state.Parent?.ToParentInstance(),
            ScheduledStartTimestamp = state.StartAt is { } startAt ? Timestamp.FromDateTimeOffset(startAt) : null,
            ParentTraceContext = state.TraceParent is { } parent ? new TraceContext { TraceParent = parent } : null,
            Tags = { state.Tags.ToDictionary() },
        };
        return At(time, new() { ExecutionStarted = started });
    }

    public static HistoryEvent TaskCompleted(int taskId, string? result) =>
        At(
            null,
            new()
            {
                TaskCompleted = new() { TaskScheduledId = taskId, Result = result },
            }
        );

    public static HistoryEvent TaskFailed(int taskId, TaskFailureDetails failure) =>
        At(
            null,
            new()
            {
                TaskFailed = new() { TaskScheduledId = taskId, FailureDetails = failure },
            }
        );

    public static HistoryEvent ChildCompleted(int taskId, string? result) =>
        At(
            null,
            new()
            {
                SubOrchestrationInstanceCompleted = new() { TaskScheduledId = taskId, Result = result },
            }
        );

    public static HistoryEvent ChildFailed(int taskId, TaskFailureDetails failure) =>
        At(
            null,
            new()
            {
                SubOrchestrationInstanceFailed = new() { TaskScheduledId = taskId, FailureDetails = failure },
            }
        );

    public static HistoryEvent TimerFired(int timerId, Timestamp fireAt) =>
        At(
            null,
            new()
            {
                TimerFired = new() { TimerId = timerId, FireAt = fireAt },
            }
        );

    public static HistoryEvent EventRaised(string name, string? input) =>
        At(
            null,
            new()
            {
                EventRaised = new() { Name = name, Input = input },
            }
        );

    public static HistoryEvent Terminated(string? output, bool recurse) =>
        At(
            null,
            new()
            {
                ExecutionTerminated = new() { Input = output, Recurse = recurse },
            }
        );

    public static HistoryEvent Suspended(string? reason) => At(null, new() { ExecutionSuspended = new() { Input = reason } });

    public static HistoryEvent Resumed(string? reason) => At(null, new() { ExecutionResumed = new() { Input = reason } });

    public static TaskFailureDetails Failure(string type, string message) => new() { ErrorType = type, ErrorMessage = message };

    public static TaskFailureDetails Failure(Exception e) =>
        new()
        {
            ErrorType = e.GetType().FullName!,
            ErrorMessage = e.Message ?? string.Empty,
            StackTrace = e.StackTrace,
            InnerFailure = e.InnerException is { } inner ? Failure(inner) : null,
        };

    /// <summary>Null for an event that completes no task.</summary>
    public static int? TaskAnsweredBy(HistoryEvent incoming) =>
        incoming.EventTypeCase switch
        {
            HistoryEvent.EventTypeOneofCase.TaskCompleted => incoming.TaskCompleted.TaskScheduledId,
            HistoryEvent.EventTypeOneofCase.TaskFailed => incoming.TaskFailed.TaskScheduledId,
            HistoryEvent.EventTypeOneofCase.SubOrchestrationInstanceCompleted => incoming.SubOrchestrationInstanceCompleted.TaskScheduledId,
            HistoryEvent.EventTypeOneofCase.SubOrchestrationInstanceFailed => incoming.SubOrchestrationInstanceFailed.TaskScheduledId,
            HistoryEvent.EventTypeOneofCase.TimerFired => incoming.TimerFired.TimerId,
            _ => null,
        };

    // They complete no action and so have no id. Events without a time get that of the turn that processes them.
    private static HistoryEvent At(Timestamp? time, HistoryEvent e)
    {
        (e.EventId, e.Timestamp) = (-1, time);
        return e;
    }
}
