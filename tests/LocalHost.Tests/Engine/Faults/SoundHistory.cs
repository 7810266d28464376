using CreditFunctions.LocalHost.Engine.History;
using Microsoft.DurableTask.Protobuf;

namespace CreditFunctions.LocalHost.Tests.Engine.Faults;

/// <summary>
/// Invariants of finished histories: time never goes back, each result has its task, no task is scheduled twice, and the end is in the
/// last turn and unique.
/// </summary>
internal static class SoundHistory
{
    public static void Require(IReadOnlyList<HistoryEvent> history, string which)
    {
        var open = new HashSet<int>();
        var asked = new HashSet<int>();
        var starts = history.Count(e => e.OrchestratorStarted is not null);
        var turn = 0;
        var now = DateTimeOffset.MinValue;
        foreach (var e in history)
        {
            if (e.OrchestratorStarted is not null)
            {
                Assert.True(e.Timestamp.ToDateTimeOffset() >= now, $"{which}: turn {turn} goes back in time.");
                now = e.Timestamp.ToDateTimeOffset();
                turn++;
            }
            else if (e.TaskScheduled is not null || e.SubOrchestrationInstanceCreated is not null || e.TimerCreated is not null)
            {
                Assert.True(asked.Add(e.EventId), $"{which}: task {e.EventId} is asked for twice.");
                open.Add(e.EventId);
            }
            else if (Events.TaskAnsweredBy(e) is { } taskId)
            {
                Assert.True(open.Remove(taskId), $"{which}: turn {turn} answers {taskId}, which is not open.");
            }
            else if (e.ExecutionCompleted is not null)
            {
                Assert.True(turn == starts, $"{which}: turn {turn} of {starts} has an end.");
            }
        }

        Assert.Single(history, e => e.ExecutionCompleted is not null);
    }
}
