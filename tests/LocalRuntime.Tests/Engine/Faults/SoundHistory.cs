using CreditFunctions.LocalRuntime.Engine.History;

namespace CreditFunctions.LocalRuntime.Tests.Engine.Faults;

/// <summary>What holds of every history: time does not go back, each answer has its question, and the end comes last and once.</summary>
internal static class SoundHistory
{
    public static void Require(IEnumerable<Turn> history, string which)
    {
        var turns = history.ToList();
        var open = new HashSet<int>();
        var asked = new HashSet<int>();
        for (var i = 0; i < turns.Count; i++)
        {
            Assert.True(i == 0 || turns[i].Time >= turns[i - 1].Time, $"{which}: turn {i} goes back in time.");
            var answered = turns[i].Incoming.Select(OpenTasks.ClosedBy).OfType<int>().ToList();
            Assert.True(answered.TrueForAll(open.Remove), $"{which}: turn {i} answers {string.Join(' ', answered)}, of which not all are open.");
            foreach (var taskId in turns[i].Outgoing.Select(Asks).OfType<int>())
            {
                Assert.True(asked.Add(taskId), $"{which}: task {taskId} is asked for twice.");
                open.Add(taskId);
            }

            var ends = turns[i].Outgoing.Count(e => e is HistoryEvent.ExecutionCompleted);
            Assert.True(ends == (i == turns.Count - 1 ? 1 : 0), $"{which}: turn {i} of {turns.Count} has {ends} ends.");
        }
    }

    private static int? Asks(HistoryEvent outgoing) => outgoing switch
    {
        HistoryEvent.ActivityScheduled x => x.TaskId,
        HistoryEvent.ChildScheduled x => x.TaskId,
        HistoryEvent.TimerCreated x => x.TaskId,
        _ => null,
    };
}
