using Microsoft.DurableTask.Protobuf;

namespace CreditFunctions.LocalHost.Engine.History;

/// <summary>The result of a turn.</summary>
/// <param name="Events">All events of the turn, in history order.</param>
/// <param name="Messages">Actions for other instances.</param>
/// <param name="End">Completion of this generation; null while the orchestrator continues.</param>
/// <param name="CustomStatus">The custom status after this turn.</param>
internal sealed record TurnOutcome(
    IReadOnlyList<HistoryEvent> Events,
    IReadOnlyList<OrchestratorAction> Messages,
    CompleteOrchestrationAction? End,
    string? CustomStatus
)
{
    public bool ContinuesAsNew => End?.OrchestrationStatus == OrchestrationStatus.ContinuedAsNew;
}
