namespace CreditFunctions.LocalRuntime.Engine.History;

/// <summary>What an instance has asked for and not got yet: its activities, timers and sub-orchestrations by task id.</summary>
internal sealed class OpenTasks
{
    private readonly Dictionary<int, HistoryEvent> _tasks = [];

    public IEnumerable<HistoryEvent.ActivityScheduled> Activities => _tasks.Values.OfType<HistoryEvent.ActivityScheduled>();

    public IEnumerable<HistoryEvent.TimerCreated> Timers => _tasks.Values.OfType<HistoryEvent.TimerCreated>();

    public IEnumerable<HistoryEvent.ChildScheduled> Children => _tasks.Values.OfType<HistoryEvent.ChildScheduled>();

    public bool HasActivities => _tasks.Count > 0 && Activities.Any();

    public bool Contains(int taskId) => _tasks.ContainsKey(taskId);

    public void Close(int taskId) => _tasks.Remove(taskId);

    public void Clear() => _tasks.Clear();

    public void Apply(Turn turn)
    {
        foreach (var e in turn.Incoming)
        {
            if (ClosedBy(e) is { } taskId)
            {
                _tasks.Remove(taskId);
            }
        }

        foreach (var e in turn.Outgoing)
        {
            Apply(e);
        }
    }

    /// <summary>The task that an incoming event answers; null for one that answers none.</summary>
    public static int? ClosedBy(HistoryEvent incoming) => incoming switch
    {
        HistoryEvent.TaskCompleted x => x.TaskId,
        HistoryEvent.TaskFailed x => x.TaskId,
        HistoryEvent.TimerFired x => x.TaskId,
        _ => null,
    };

    private void Apply(HistoryEvent outgoing)
    {
        switch (outgoing)
        {
            case HistoryEvent.ActivityScheduled x:
                _tasks[x.TaskId] = x;
                break;
            case HistoryEvent.TimerCreated x:
                _tasks[x.TaskId] = x;
                break;
            case HistoryEvent.ChildScheduled x:
                _tasks[x.TaskId] = x;
                break;
            case HistoryEvent.TimerCancelled x:
                _tasks.Remove(x.TaskId);
                break;
            case HistoryEvent.ContinuedAsNew:
                _tasks.Clear();
                break;
        }
    }
}
