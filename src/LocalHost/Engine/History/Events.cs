using Google.Protobuf.WellKnownTypes;
using Microsoft.DurableTask.Protobuf;

namespace CreditFunctions.LocalHost.Engine.History;

/// <summary>Creates history events that the engine itself adds.</summary>
internal static class Events
{
    // Events that answer no action of the orchestrator.
    private const int NoId = -1;

    public static HistoryEvent OrchestratorStarted(Timestamp time) =>
        new()
        {
            EventId = NoId,
            Timestamp = time,
            OrchestratorStarted = new OrchestratorStartedEvent(),
        };

    public static HistoryEvent OrchestratorCompleted(Timestamp time) =>
        new()
        {
            EventId = NoId,
            Timestamp = time,
            OrchestratorCompleted = new OrchestratorCompletedEvent(),
        };

    public static HistoryEvent TaskCompleted(int taskId, string? result) =>
        new()
        {
            EventId = NoId,
            TaskCompleted = new TaskCompletedEvent { TaskScheduledId = taskId, Result = result },
        };

    public static HistoryEvent TaskFailed(int taskId, TaskFailureDetails failure) =>
        new()
        {
            EventId = NoId,
            TaskFailed = new TaskFailedEvent { TaskScheduledId = taskId, FailureDetails = failure },
        };

    public static HistoryEvent ChildCompleted(int taskId, string? result) =>
        new()
        {
            EventId = NoId,
            SubOrchestrationInstanceCompleted = new SubOrchestrationInstanceCompletedEvent { TaskScheduledId = taskId, Result = result },
        };

    public static HistoryEvent ChildFailed(int taskId, TaskFailureDetails failure) =>
        new()
        {
            EventId = NoId,
            SubOrchestrationInstanceFailed = new SubOrchestrationInstanceFailedEvent { TaskScheduledId = taskId, FailureDetails = failure },
        };

    public static HistoryEvent TimerFired(int timerId, Timestamp fireAt) =>
        new()
        {
            EventId = NoId,
            TimerFired = new TimerFiredEvent { TimerId = timerId, FireAt = fireAt },
        };

    public static HistoryEvent EventRaised(string name, string? input) =>
        new()
        {
            EventId = NoId,
            EventRaised = new EventRaisedEvent { Name = name, Input = input },
        };

    public static HistoryEvent Terminated(string? output, bool recurse) =>
        new()
        {
            EventId = NoId,
            ExecutionTerminated = new ExecutionTerminatedEvent { Input = output, Recurse = recurse },
        };

    public static HistoryEvent Suspended(string? reason) =>
        new()
        {
            EventId = NoId,
            ExecutionSuspended = new ExecutionSuspendedEvent { Input = reason },
        };

    public static HistoryEvent Resumed(string? reason) =>
        new()
        {
            EventId = NoId,
            ExecutionResumed = new ExecutionResumedEvent { Input = reason },
        };

    public static TaskFailureDetails Failure(string type, string message) => new() { ErrorType = type, ErrorMessage = message };

    public static TaskFailureDetails Failure(Exception e) =>
        new()
        {
            ErrorType = e.GetType().FullName!,
            ErrorMessage = e.Message ?? string.Empty,
            StackTrace = e.StackTrace,
            InnerFailure = e.InnerException is { } inner ? Failure(inner) : null,
        };

    /// <summary>The task that an incoming event answers; null for one that answers none.</summary>
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
}
