using Microsoft.DurableTask.Protobuf;

namespace CreditFunctions.LocalHost.Engine.History;

/// <summary>What one turn led to.</summary>
/// <param name="Events">All events of the turn, in the order in which the history keeps them.</param>
/// <param name="Messages">Actions that reach another instance.</param>
/// <param name="End">The completion of this generation; null while the orchestrator goes on.</param>
/// <param name="CustomStatus">The custom status as of this turn.</param>
internal sealed record TurnOutcome(
    IReadOnlyList<HistoryEvent> Events,
    IReadOnlyList<OrchestratorAction> Messages,
    CompleteOrchestrationAction? End,
    string? CustomStatus
)
{
    public bool ContinuesAsNew => End?.OrchestrationStatus == OrchestrationStatus.ContinuedAsNew;
}
