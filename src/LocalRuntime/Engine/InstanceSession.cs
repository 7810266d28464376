using CreditFunctions.LocalRuntime.Engine.History;
using CreditFunctions.LocalRuntime.Engine.Replay;
using CreditFunctions.LocalRuntime.Engine.Storage;

namespace CreditFunctions.LocalRuntime.Engine;

/// <summary>
/// An open instance on this host. Messages come into its inbox from anywhere; all else belongs to the one turn that runs at a time.
/// </summary>
internal sealed class InstanceSession
{
    private volatile InstanceState _state;

    public InstanceSession(InstanceState state, Action<InstanceSession> schedule)
    {
        _state = state;
        Inbox = new Inbox(() => schedule(this));
    }

    public string InstanceId => _state.InstanceId;

    /// <summary>The instance as last committed.</summary>
    public InstanceState State
    {
        get => _state;
        set => _state = value;
    }

    public string ETag { get; set; } = string.Empty;

    /// <summary>The encoded turns of this generation; null when they must be read first.</summary>
    public List<byte[]>? Turns { get; set; } = [];

    /// <summary>The rows that hold them.</summary>
    public List<int> TurnRows { get; set; } = [];

    public List<int> StaleTurns { get; set; } = [];

    public OpenTasks Open { get; set; } = new();

    public Inbox Inbox { get; }

    /// <summary>What this instance sends to others.</summary>
    public OutboxDeliveries Outbox { get; } = new();

    public Dictionary<int, PendingTimer> Timers { get; } = [];

    /// <summary>Activities that run or whose results wait to be taken in, by generation and task id.</summary>
    public HashSet<(int Generation, int TaskId)> ActivitiesUnderWay { get; } = [];

    public OrchestrationExecution? Execution { get; set; }

    /// <summary>Why the stored history cannot be read; null while it can.</summary>
    public Exception? HistoryFault { get; set; }

    public bool MustReload { get; set; }

    /// <summary>A finished instance does not wait for activities that nobody awaits.</summary>
    public bool MustRetireSoon { get; set; }

    public int StorageFailures { get; set; }

    /// <summary>Gives the instance a message; false when the instance has gone.</summary>
    public bool Post(PendingMessage message) => Inbox.Post(message);

    /// <summary>Lets go of the orchestrator between turns, and of a long history too.</summary>
    public void Evict(int longestKeptHistory) => Inbox.UnlessScheduled(() =>
    {
        Execution = null;
        Turns = Turns?.Sum(turn => turn.Length) > longestKeptHistory ? null : Turns;
    });
}
