namespace CreditFunctions.LocalRuntime.Engine.History;

/// <summary>One turn of an instance: when it ran in business time, what came in, and what the orchestrator did about it.</summary>
internal sealed record Turn(DateTime Time, IReadOnlyList<HistoryEvent> Incoming, IReadOnlyList<HistoryEvent> Outgoing);
