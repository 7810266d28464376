using System.Collections.Immutable;
using CreditFunctions.LocalRuntime.DurableTask;
using CreditFunctions.LocalRuntime.DurableTask.Client;

namespace CreditFunctions.LocalRuntime.Engine.History;

/// <summary>One thing that happened to an instance. The first group comes in at the start of a turn, the second goes out at its end.</summary>
internal abstract record HistoryEvent
{
    private HistoryEvent()
    {
    }

    internal sealed record TaskCompleted(int TaskId, string? Result) : HistoryEvent;

    internal sealed record TaskFailed(int TaskId, TaskFailureDetails Failure) : HistoryEvent;

    internal sealed record TimerFired(int TaskId) : HistoryEvent;

    internal sealed record EventRaised(string Name, string? Payload) : HistoryEvent;

    internal sealed record Suspended(string? Reason) : HistoryEvent;

    internal sealed record Resumed(string? Reason) : HistoryEvent;

    internal sealed record Terminated(string? Output, bool Recursive) : HistoryEvent;

    internal sealed record ActivityScheduled(int TaskId, string Name, string? Input) : HistoryEvent;

    internal sealed record TimerCreated(int TaskId, DateTime FireAt) : HistoryEvent;

    internal sealed record TimerCancelled(int TaskId) : HistoryEvent;

    internal sealed record ChildScheduled(int TaskId, string Name, string InstanceId, string? Input, string Version) : HistoryEvent
    {
        public IReadOnlyDictionary<string, string> Tags { get; init; } = ImmutableDictionary<string, string>.Empty;
    }

    internal sealed record EventSent(int TaskId, string InstanceId, string Name, string? Payload) : HistoryEvent;

    internal sealed record TerminationSent(string InstanceId, string? Output) : HistoryEvent;

    internal sealed record ExecutionCompleted(OrchestrationRuntimeStatus Status, string? Output, TaskFailureDetails? Failure) : HistoryEvent;

    internal sealed record ContinuedAsNew(string? Input, string? Version, IReadOnlyList<EventRaised> CarriedEvents) : HistoryEvent;
}
