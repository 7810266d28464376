using CreditFunctions.LocalHost.Engine.History;
using CreditFunctions.LocalHost.Engine.Storage;
using Microsoft.DurableTask.Protobuf;

namespace CreditFunctions.LocalHost.Engine;

/// <summary>
/// An open instance on this host. Messages come into its inbox from anywhere; everything else belongs to the one turn that runs at a time.
/// </summary>
internal sealed class InstanceSession
{
    // Above this length, in bytes, an idle instance is read again when it is needed.
    private const int LongestKeptHistory = 8 * 1024;

    private volatile InstanceState _state;
    private byte[]? _packedHistory;

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

    /// <summary>The events of this generation without ExecutionStarted; null while they are packed or must be read.</summary>
    public List<HistoryEvent>? History { get; set; } = [];

    /// <summary>Whether the history must be read from storage.</summary>
    public bool LacksHistory => History is null && _packedHistory is null;

    /// <summary>Its place among the histories that are in memory; null while its own is not.</summary>
    public LinkedListNode<InstanceSession>? Use { get; set; }

    /// <summary>The rows that hold the history.</summary>
    public List<int> TurnRows { get; set; } = [];

    public List<int> StaleTurns { get; set; } = [];

    public OpenTasks Open { get; set; } = new();

    public Inbox Inbox { get; }

    /// <summary>What this instance sends to others.</summary>
    public OutboxDeliveries Outbox { get; } = new();

    public Dictionary<int, PendingTimer> Timers { get; } = [];

    /// <summary>Activities that run, or whose results wait to be taken in, by generation and task id.</summary>
    public HashSet<(int Generation, int TaskId)> ActivitiesUnderWay { get; } = [];

    /// <summary>What the worker returned for its next turn; lost with the process.</summary>
    public OrchestrationTraceContext? TraceContext { get; set; }

    /// <summary>Why the stored history cannot be read; null while it can.</summary>
    public Exception? HistoryFault { get; set; }

    /// <summary>The stored bytes of a history that cannot be read; null while it can.</summary>
    public byte[]? UnreadableHistory { get; set; }

    public bool MustReload { get; set; }

    /// <summary>A finished instance does not wait for activities that nobody awaits.</summary>
    public bool MustRetireSoon { get; set; }

    /// <summary>How often in a row a turn could not be run or stored.</summary>
    public int Failures { get; set; }

    /// <summary>Gives the instance a message; false when the instance has gone.</summary>
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
