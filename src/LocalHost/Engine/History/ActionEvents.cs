using System.Globalization;
using CreditFunctions.LocalHost.Engine.Storage;
using Google.Protobuf.WellKnownTypes;
using Microsoft.DurableTask.Protobuf;
using static Microsoft.DurableTask.Protobuf.OrchestratorAction;

namespace CreditFunctions.LocalHost.Engine.History;

/// <summary>Converts the actions of an orchestrator into history events. The id of an action is the id of its event.</summary>
internal static class ActionEvents
{
    /// <summary>Null for an action that leaves no event.</summary>
    public static HistoryEvent? Of(OrchestratorAction action, Timestamp time)
    {
        var e = new HistoryEvent { EventId = action.Id, Timestamp = time };
        switch (action.OrchestratorActionTypeCase)
        {
            case OrchestratorActionTypeOneofCase.ScheduleTask:
                e.TaskScheduled = Scheduled(action.ScheduleTask);
                return e;
            case OrchestratorActionTypeOneofCase.CreateTimer:
                e.TimerCreated = new TimerCreatedEvent { FireAt = action.CreateTimer.FireAt };
                return e;
            case OrchestratorActionTypeOneofCase.CreateSubOrchestration:
                e.SubOrchestrationInstanceCreated = Created(action.CreateSubOrchestration);
                return e;
            case OrchestratorActionTypeOneofCase.SendEvent:
                var sent = action.SendEvent;
                e.EventSent = new EventSentEvent
                {
                    InstanceId = sent.Instance.InstanceId,
                    Name = sent.Name,
                    Input = sent.Data,
                };
                return e;
            case OrchestratorActionTypeOneofCase.CompleteOrchestration:
                var end = action.CompleteOrchestration;
                e.ExecutionCompleted = new ExecutionCompletedEvent
                {
                    OrchestrationStatus = end.OrchestrationStatus,
                    Result = end.Result,
                    FailureDetails = end.FailureDetails,
                };
                return e;
            default:
                return null;
        }
    }

    /// <summary>Whether an action reaches another instance.</summary>
    public static bool IsMessage(OrchestratorAction action) =>
        action.OrchestratorActionTypeCase
            is OrchestratorActionTypeOneofCase.CreateSubOrchestration
                or OrchestratorActionTypeOneofCase.SendEvent
                or OrchestratorActionTypeOneofCase.TerminateOrchestration;

    /// <summary>Gives a sub-orchestration without an instance id one that is the same each time.</summary>
    public static void NameChild(OrchestratorAction action, InstanceState parent)
    {
        if (action.CreateSubOrchestration is { InstanceId: "" } child)
        {
            child.InstanceId = Messages.ExecutionIdOfChild(parent, action.Id);
        }
    }

    /// <summary>Why actions cannot be done; null if they can.</summary>
    public static string? FindFault(IReadOnlyCollection<OrchestratorAction> actions, Timestamp now, TimeSpan longestTimer)
    {
        foreach (var action in actions)
        {
            switch (action.OrchestratorActionTypeCase)
            {
                case OrchestratorActionTypeOneofCase.CreateTimer
                    when action.CreateTimer.FireAt.ToDateTimeOffset() - now.ToDateTimeOffset() is var span && span > longestTimer:
                    return string.Create(
                        CultureInfo.InvariantCulture,
                        $"A single timer of {span.TotalDays:0.#} days was created; the limit is {longestTimer.TotalDays:0.#}, because the "
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

    private static TaskScheduledEvent Scheduled(ScheduleTaskAction action)
    {
        var e = new TaskScheduledEvent
        {
            Name = action.Name,
            Version = action.Version,
            Input = action.Input,
            ParentTraceContext = action.ParentTraceContext,
        };
        e.Tags.Add(action.Tags);
        return e;
    }

    private static SubOrchestrationInstanceCreatedEvent Created(CreateSubOrchestrationAction action)
    {
        var e = new SubOrchestrationInstanceCreatedEvent
        {
            InstanceId = action.InstanceId,
            Name = action.Name,
            Version = action.Version,
            Input = action.Input,
            ParentTraceContext = action.ParentTraceContext,
        };
        e.Tags.Add(action.Tags);
        return e;
    }
}
