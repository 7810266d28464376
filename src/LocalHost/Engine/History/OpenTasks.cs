using Microsoft.DurableTask.Protobuf;
using static Microsoft.DurableTask.Protobuf.HistoryEvent;

namespace CreditFunctions.LocalHost.Engine.History;

/// <summary>Open activities, timers and sub-orchestrations of an instance, by task id.</summary>
internal sealed class OpenTasks
{
    private readonly Dictionary<int, HistoryEvent> _tasks = [];

    public IEnumerable<HistoryEvent> Activities => Of(EventTypeOneofCase.TaskScheduled);

    public IEnumerable<HistoryEvent> Timers => Of(EventTypeOneofCase.TimerCreated);

    public IEnumerable<HistoryEvent> Children => Of(EventTypeOneofCase.SubOrchestrationInstanceCreated);

    public bool HasActivities => _tasks.Count > 0 && Activities.Any();

    public bool Contains(int taskId) => _tasks.ContainsKey(taskId);

    public void Close(int taskId) => _tasks.Remove(taskId);

    public void Clear() => _tasks.Clear();

    public void Apply(IEnumerable<HistoryEvent> events)
    {
        foreach (var e in events)
        {
            if (
                e.EventTypeCase
                is EventTypeOneofCase.TaskScheduled
                    or EventTypeOneofCase.TimerCreated
                    or EventTypeOneofCase.SubOrchestrationInstanceCreated
            )
            {
                _tasks[e.EventId] = e;
            }
            else if (Events.TaskAnsweredBy(e) is { } taskId)
            {
                _tasks.Remove(taskId);
            }
        }
    }

    private IEnumerable<HistoryEvent> Of(EventTypeOneofCase type) => _tasks.Values.Where(task => task.EventTypeCase == type);
}
