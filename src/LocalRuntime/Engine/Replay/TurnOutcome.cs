using CreditFunctions.LocalRuntime.Engine.History;

namespace CreditFunctions.LocalRuntime.Engine.Replay;

/// <summary>What one turn led to. <paramref name="End"/> is null while the orchestrator goes on.</summary>
internal sealed record TurnOutcome(
    IReadOnlyList<HistoryEvent> Outgoing, HistoryEvent? End, bool IsSuspended, bool CustomStatusWasSet, string? CustomStatus);
