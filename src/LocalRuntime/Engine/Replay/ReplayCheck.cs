using CreditFunctions.LocalRuntime.Engine.History;

namespace CreditFunctions.LocalRuntime.Engine.Replay;

/// <summary>Holds what an orchestrator does in replay against what its history says that it did.</summary>
internal static class ReplayCheck
{
    /// <exception cref="NonDeterministicOrchestrationException">They differ; the message names the step and both sides.</exception>
    public static void Require(int turnNumber, int stepsBefore, IReadOnlyList<HistoryEvent> recorded, IReadOnlyList<HistoryEvent> replayed)
    {
        if (recorded.Any(e => e is HistoryEvent.TerminationSent))
        {
            // The engine sent it, not the orchestrator.
            recorded = [.. recorded.Where(e => e is not HistoryEvent.TerminationSent)];
        }

        var steps = Math.Max(recorded.Count, replayed.Count);
        for (var i = 0; i < steps; i++)
        {
            var expected = i < recorded.Count ? Describe(recorded[i]) : "nothing more";
            var came = i < replayed.Count ? Describe(replayed[i]) : "nothing more";
            if (!string.Equals(expected, came, StringComparison.OrdinalIgnoreCase))
            {
                throw new NonDeterministicOrchestrationException(
                    $"Non-deterministic orchestrator at step {stepsBefore + i + 1} (turn {turnNumber}): the history expects {expected}, "
                    + $"but {came} came. An orchestrator must do the same in every replay; give a changed one a new version.");
            }
        }
    }

    /// <summary>What the orchestrator did, in words.</summary>
    public static string Describe(HistoryEvent e) => e switch
    {
        HistoryEvent.ActivityScheduled x => $"activity '{x.Name}' (#{x.TaskId})",
        HistoryEvent.TimerCreated x => $"a timer (#{x.TaskId})",
        HistoryEvent.TimerCancelled x => $"the end of timer (#{x.TaskId})",
        HistoryEvent.ChildScheduled x => $"sub-orchestration '{x.Name}' with id '{x.InstanceId}' (#{x.TaskId})",
        HistoryEvent.EventSent x => $"event '{x.Name}' to '{x.InstanceId}' (#{x.TaskId})",
        HistoryEvent.ExecutionCompleted x => $"the end of the orchestration as {x.Status}",
        HistoryEvent.ContinuedAsNew => "a continue-as-new",
        _ => e.GetType().Name,
    };
}
