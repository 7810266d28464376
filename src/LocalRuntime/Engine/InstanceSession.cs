using CreditFunctions.LocalRuntime.Engine.History;
using CreditFunctions.LocalRuntime.Engine.Replay;
using CreditFunctions.LocalRuntime.Engine.Storage;

namespace CreditFunctions.LocalRuntime.Engine;

/// <summary>
/// An open instance on this host. Messages come in from anywhere; all else belongs to the one turn that runs at a time.
/// </summary>
internal sealed class InstanceSession(InstanceState state, Action<InstanceSession> schedule)
{
    private readonly Lock _gate = new();
    private readonly HashSet<string> _arriving = new(StringComparer.Ordinal);
    private readonly HashSet<string> _fromInstances = new(StringComparer.Ordinal);
    private readonly TaskCompletionSource _retired = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private List<PendingMessage> _pending = [];
    private HashSet<string>? _forgettable;
    private HashSet<string>? _doubtful;
    private bool _isScheduled;
    private bool _isAsleep;
    private volatile InstanceState _state = state;

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

    /// <summary>Consumed messages whose rows are still there.</summary>
    public HashSet<string> Remembered { get; set; } = new(StringComparer.Ordinal);

    public OpenTasks Open { get; set; } = new();

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

    public bool IsRetired => _retired.Task.IsCompleted;

    public Task Retired => _retired.Task;

    /// <summary>Gives the instance a message; false when the instance has gone.</summary>
    public bool Post(PendingMessage message)
    {
        lock (_gate)
        {
            if (message.Key is { } key)
            {
                _arriving.Remove(key);
                _doubtful?.Remove(key);
            }

            if (IsRetired)
            {
                return false;
            }

            if (message is { Remember: true, Key: { } repeatable } && !_fromInstances.Add(repeatable))
            {
                return true;
            }

            _pending.Add(message);
            if (_isAsleep && message.Event is not (null or HistoryEvent.Terminated))
            {
                return true;
            }

            _isAsleep = false;
            if (_isScheduled)
            {
                return true;
            }

            _isScheduled = true;
        }

        schedule(this);
        return true;
    }

    /// <summary>Announces a message that is about to be stored, so that a reload does not take it in twice.</summary>
    public void Expect(string key)
    {
        lock (_gate)
        {
            _arriving.Add(key);
        }
    }

    /// <summary>
    /// Ends the wait for a message of which its sender does not know whether it was stored: the instance looks for it. False when the
    /// instance has gone.
    /// </summary>
    public bool Doubt(string key)
    {
        lock (_gate)
        {
            _arriving.Remove(key);
            if (IsRetired)
            {
                return false;
            }

            (_doubtful ??= new(StringComparer.Ordinal)).Add(key);
        }

        return Post(PendingMessage.Wake);
    }

    public bool HasDoubts
    {
        get
        {
            lock (_gate)
            {
                return _doubtful is { Count: > 0 };
            }
        }
    }

    /// <summary>Messages that may be stored, or may not.</summary>
    public List<string> Doubts()
    {
        lock (_gate)
        {
            return [.. _doubtful ?? []];
        }
    }

    /// <summary>Notes that what is stored has been read since these doubts arose.</summary>
    public void Resolve(IReadOnlyCollection<string> doubts)
    {
        lock (_gate)
        {
            _doubtful?.ExceptWith(doubts);
        }
    }

    public List<PendingMessage> TakeAll()
    {
        lock (_gate)
        {
            var taken = _pending;
            _pending = [];
            return taken;
        }
    }

    /// <summary>Takes all that is here, and tells what is on its way, as of the same moment: no message is in both.</summary>
    public List<PendingMessage> TakeAll(out HashSet<string> arriving)
    {
        lock (_gate)
        {
            arriving = new HashSet<string>(_arriving, StringComparer.Ordinal);
            return TakeAll();
        }
    }

    /// <summary>Takes what one turn can take in, oldest first.</summary>
    public List<PendingMessage> TakeForTurn()
    {
        lock (_gate)
        {
            var rows = 0;
            var count = 0;
            while (count < _pending.Count && (_pending[count].Key is null || ++rows <= StorageLimits.MessagesPerTurn))
            {
                count++;
            }

            if (count == _pending.Count)
            {
                return TakeAll();
            }

            var taken = _pending.GetRange(0, count);
            _pending.RemoveRange(0, count);
            return taken;
        }
    }

    public void PutBack(IReadOnlyList<PendingMessage> messages)
    {
        lock (_gate)
        {
            _pending.InsertRange(0, messages);
        }
    }

    /// <summary>Of stored messages, those that are neither on their way here nor here already.</summary>
    public List<StoredMessage> Unseen(IReadOnlyList<StoredMessage> stored, IReadOnlySet<string> arrivingBefore)
    {
        lock (_gate)
        {
            var here = _pending.Select(message => message.Key).ToHashSet(StringComparer.Ordinal);
            return [.. stored.Where(m => !arrivingBefore.Contains(m.Key) && !_arriving.Contains(m.Key) && !here.Contains(m.Key))];
        }
    }

    public List<string> PendingKeys()
    {
        lock (_gate)
        {
            return [.. _pending.Select(message => message.Key).OfType<string>()];
        }
    }

    /// <summary>Starts over from what is stored: these deliveries from other instances have been seen.</summary>
    public void ResetSeen(IEnumerable<string> seenFromInstances)
    {
        lock (_gate)
        {
            _fromInstances.Clear();
            _fromInstances.UnionWith(seenFromInstances);
            _fromInstances.UnionWith(_pending.Where(message => message.Remember).Select(message => message.Key!));
        }
    }

    /// <summary>Lets messages wait until the instance is woken or terminated.</summary>
    public void Sleep()
    {
        lock (_gate)
        {
            _isAsleep = !_pending.Any(message => message.Event is null or HistoryEvent.Terminated);
        }
    }

    /// <summary>Holds back turns until <see cref="EndTurn"/>.</summary>
    public void BeginTurn()
    {
        lock (_gate)
        {
            _isScheduled = true;
        }
    }

    /// <summary>Lets go of the orchestrator between turns, and of a long history too.</summary>
    public void Evict(int longestKeptHistory)
    {
        lock (_gate)
        {
            if (!_isScheduled)
            {
                Execution = null;
                Turns = Turns?.Sum(turn => turn.Length) > longestKeptHistory ? null : Turns;
            }
        }
    }

    /// <summary>Ends a turn; answers whether another one is called for.</summary>
    public bool EndTurn()
    {
        lock (_gate)
        {
            _isScheduled = !IsRetired && (MustReload || (_pending.Count > 0 && !_isAsleep));
            return _isScheduled;
        }
    }

    /// <summary>Notes that a message will not be delivered again: its row may go once it is consumed.</summary>
    public void Forget(string key)
    {
        lock (_gate)
        {
            (_forgettable ??= new(StringComparer.Ordinal)).Add(key);
        }
    }

    /// <summary>Up to so many consumed messages whose rows may go.</summary>
    public List<string> FindForgettable(int limit)
    {
        lock (_gate)
        {
            return _forgettable is null ? [] : [.. _forgettable.Where(Remembered.Contains).Take(limit)];
        }
    }

    public void ConfirmForgotten(IReadOnlyCollection<string> keys)
    {
        lock (_gate)
        {
            Remembered.ExceptWith(keys);
            _fromInstances.ExceptWith(keys);
            _forgettable?.ExceptWith(keys);
        }
    }

    /// <summary>
    /// Takes in no more messages; those that wait for nothing but this instance are told. Answers the keys of those that came too late,
    /// and of those that may have.
    /// </summary>
    public List<string> Retire()
    {
        List<PendingMessage> left;
        List<string> doubts;
        lock (_gate)
        {
            _retired.TrySetResult();
            left = TakeAll();
            doubts = Doubts();
        }

        left.ForEach(message => message.Consumed?.Invoke());
        return [.. left.Select(message => message.Key).OfType<string>(), .. doubts];
    }
}
