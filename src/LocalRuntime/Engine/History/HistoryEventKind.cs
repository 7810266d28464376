namespace CreditFunctions.LocalRuntime.Engine.History;

/// <summary>The stored number of each kind of history event.</summary>
internal enum HistoryEventKind : byte
{
    TaskCompleted = 1,
    TaskFailed = 2,
    TimerFired = 3,
    EventRaised = 4,
    Suspended = 5,
    Resumed = 6,
    Terminated = 7,
    ActivityScheduled = 20,
    TimerCreated = 21,
    TimerCancelled = 22,
    ChildScheduled = 23,
    EventSent = 24,
    ExecutionCompleted = 25,
    ContinuedAsNew = 26,
    TerminationSent = 27,
    TaggedChildScheduled = 28,
}
