using System.Globalization;
using CreditFunctions.LocalHost.Engine.Storage;
using Google.Protobuf.WellKnownTypes;
using Microsoft.DurableTask.Protobuf;
using static Microsoft.DurableTask.Protobuf.OrchestratorAction;

namespace CreditFunctions.LocalHost.Engine.History;

/// <summary>Converts actions of an orchestrator into history events. The id of an action is the id of its event.</summary>
internal static class ActionEvents
{
    // The Azure Storage provider cannot wait longer than 7 days in one timer; workers split longer timers into parts of 3 days.
    private static readonly TimeSpan LongestTimer = TimeSpan.FromDays(6);

    /// <summary>Null for an action without an event.</summary>
    public static HistoryEvent? Of(OrchestratorAction action, Timestamp time)
    {
        HistoryEvent? e = action switch
        {
            { ScheduleTask: { } task } => new() { TaskScheduled = Scheduled(task) },
            { CreateTimer: { } timer } => new() { TimerCreated = new() { FireAt = timer.FireAt } },
            { CreateSubOrchestration: { } child } => new() { SubOrchestrationInstanceCreated = Created(child) },
            { SendEvent: { } sent } => new() { EventSent = Sent(sent) },
            { CompleteOrchestration: { } end } => new() { ExecutionCompleted = Completed(end) },
            _ => null,
        };
        if (e is not null)
        {
            (e.EventId, e.Timestamp) = (action.Id, time);
        }

        return e;
    }

    /// <summary>Whether an action is sent to another instance.</summary>
    public static bool IsMessage(OrchestratorAction action) =>
        action.OrchestratorActionTypeCase
            is OrchestratorActionTypeOneofCase.CreateSubOrchestration
                or OrchestratorActionTypeOneofCase.SendEvent
                or OrchestratorActionTypeOneofCase.TerminateOrchestration;

    /// <summary>Assigns a reproducible id to a sub-orchestration without an instance id.</summary>
    public static void NameChild(OrchestratorAction action, InstanceState parent)
    {
        if (action.CreateSubOrchestration is { InstanceId: "" } child)
        {
            child.InstanceId = Messages.ExecutionIdOfChild(parent, action.Id);
        }
    }

    /// <summary>Error of actions that cannot be carried out; null if there is none.</summary>
    public static string? FindFault(IReadOnlyCollection<OrchestratorAction> actions, Timestamp now)
    {
        foreach (var action in actions)
        {
            switch (action.OrchestratorActionTypeCase)
            {
                case OrchestratorActionTypeOneofCase.CreateTimer
                    when action.CreateTimer.FireAt.ToDateTimeOffset() - now.ToDateTimeOffset() is var span && span > LongestTimer:
                    return string.Create(
                        CultureInfo.InvariantCulture,
                        $"A single timer of {span.TotalDays:0.#} days was created; the limit is {LongestTimer.TotalDays:0.#}, because the "
                            + $"Azure "
                            + $"Storage provider cannot wait longer. Leave DurableTaskWorkerOptions.MaximumTimerInterval at 3 days: "
                            + $"longer timers are then split."
                    );
                case OrchestratorActionTypeOneofCase.SendEntityMessage:
                    return "Durable entities are not supported by LocalHost.";
                case OrchestratorActionTypeOneofCase.RewindOrchestration:
                    return "Rewinding is not supported by LocalHost.";
                case OrchestratorActionTypeOneofCase.None:
                    return "The worker returned an action of an unknown type.";
            }
        }

        return null;
    }

    private static TaskScheduledEvent Scheduled(ScheduleTaskAction action) =>
        new()
        {
            Name = action.Name,
            Version = action.Version,
            Input = action.Input,
            ParentTraceContext = action.ParentTraceContext,
            Tags = { action.Tags },
        };

    private static SubOrchestrationInstanceCreatedEvent Created(CreateSubOrchestrationAction action) =>
        new()
        {
            InstanceId = action.InstanceId,
            Name = action.Name,
            Version = action.Version,
            Input = action.Input,
            ParentTraceContext = action.ParentTraceContext,
            Tags = { action.Tags },
        };

    private static EventSentEvent Sent(SendEventAction action) =>
        new()
        {
            InstanceId = action.Instance.InstanceId,
            Name = action.Name,
            Input = action.Data,
        };

    private static ExecutionCompletedEvent Completed(CompleteOrchestrationAction end) =>
        new()
        {
            OrchestrationStatus = end.OrchestrationStatus,
            Result = end.Result,
            FailureDetails = end.FailureDetails,
        };
}
