using CreditFunctions.LocalHost.Engine.History;
using CreditFunctions.LocalHost.Engine.Storage;
using Microsoft.DurableTask.Protobuf;

namespace CreditFunctions.LocalHost.Engine;

/// <summary>
/// An open instance on this host. Its inbox is thread-safe; everything else belongs to the one turn that runs at a time.
/// </summary>
internal sealed class InstanceSession
{
    // In bytes: an idle instance with a longer history is read again when needed.
    private const int LongestKeptHistory = 8 * 1024;

    private volatile InstanceState _state;
    private byte[]? _packedHistory;

    public InstanceSession(InstanceState state, Action<InstanceSession> schedule)
    {
        _state = state;
        Inbox = new Inbox(() => schedule(this));
    }

    public string InstanceId => _state.InstanceId;

    /// <summary>As last committed.</summary>
    public InstanceState State
    {
        get => _state;
        set => _state = value;
    }

    public string ETag { get; set; } = string.Empty;

    /// <summary>Events of this generation without ExecutionStarted; null while packed or not loaded.</summary>
    public List<HistoryEvent>? History { get; set; } = [];

    /// <summary>Whether the history must be read from storage.</summary>
    public bool LacksHistory => History is null && _packedHistory is null;

    /// <summary>Position in the list of histories in memory; null while it is not in memory.</summary>
    public LinkedListNode<InstanceSession>? Use { get; set; }

    /// <summary>Rows that hold the history.</summary>
    public List<int> TurnRows { get; set; } = [];

    public List<int> StaleTurns { get; set; } = [];

    public OpenTasks Open { get; set; } = new();

    public Inbox Inbox { get; }

    /// <summary>Messages of this instance to others.</summary>
    public OutboxDeliveries Outbox { get; } = new();

    public Dictionary<int, PendingTimer> Timers { get; } = [];

    /// <summary>Activities that run or whose results are not consumed yet, by generation and task id.</summary>
    public HashSet<(int Generation, int TaskId)> ActivitiesUnderWay { get; } = [];

    /// <summary>Returned by the worker for its next turn; lost with the process.</summary>
    public OrchestrationTraceContext? TraceContext { get; set; }

    /// <summary>Error of a stored history that cannot be read.</summary>
    public Exception? HistoryFault { get; set; }

    /// <summary>Stored bytes of a history that cannot be read.</summary>
    public byte[]? UnreadableHistory { get; set; }

    public bool MustReload { get; set; }

    /// <summary>A finished instance does not wait for activities that nobody awaits.</summary>
    public bool MustRetireSoon { get; set; }

    /// <summary>Consecutive turns that could not be run or stored.</summary>
    public int Failures { get; set; }

    /// <summary>False when the instance is retired.</summary>
    public bool Post(PendingMessage message) => Inbox.Post(message);

    /// <summary>Releases the memory of the history between turns.</summary>
    public void Evict() =>
        Inbox.UnlessScheduled(() =>
        {
            if (History is { } history)
            {
                _packedHistory = ProtoCodec.Encode(history);
                _packedHistory = _packedHistory.Length <= LongestKeptHistory ? _packedHistory : null;
                History = null;
            }
        });

    /// <summary>Makes the history available to a turn.</summary>
    public void Unpack()
    {
        History ??= [.. ProtoCodec.DecodeEvents(_packedHistory!)];
        _packedHistory = null;
    }
}
