using CreditFunctions.LocalHost.Engine.Storage;

namespace CreditFunctions.LocalHost.Engine;

/// <summary>
/// Messages of an open instance, from their sending until their rows are deleted, and whether they need a turn. Posted from any thread;
/// consumed by one turn at a time.
/// </summary>
/// <param name="schedule">Called when a turn is needed and none runs or is queued.</param>
internal sealed class Inbox(Action schedule)
{
    private readonly Lock _gate = new();
    private readonly HashSet<string> _arriving = new(StringComparer.Ordinal);
    private readonly HashSet<string> _fromInstances = new(StringComparer.Ordinal);
    private readonly HashSet<string> _forgettable = new(StringComparer.Ordinal);
    private readonly HashSet<string> _doubtful = new(StringComparer.Ordinal);
    private readonly TaskCompletionSource _retired = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private List<PendingMessage> _pending = [];
    private bool _isScheduled;
    private bool _isAsleep;

    /// <summary>Consumed messages whose rows still exist. Accessed by the turn only.</summary>
    public HashSet<string> Remembered { get; set; } = new(StringComparer.Ordinal);

    /// <summary>Completes when no more messages are accepted.</summary>
    public Task Retired => _retired.Task;

    private bool IsRetired => _retired.Task.IsCompleted;

    /// <summary>False when the instance is retired.</summary>
    public bool Post(PendingMessage message)
    {
        lock (_gate)
        {
            if (message.Key is { } key)
            {
                _arriving.Remove(key);
                _doubtful.Remove(key);
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
            _isAsleep &= !Wakes(message);
            if (_isAsleep || _isScheduled)
            {
                return true;
            }

            _isScheduled = true;
        }

        schedule();
        return true;
    }

    /// <summary>Announces a message before it is stored, so that a reload does not consume it twice.</summary>
    public void Expect(string key)
    {
        lock (_gate)
        {
            _arriving.Add(key);
        }
    }

    /// <summary>
    /// Ends the wait for a message whose write has an unknown result: the instance looks for it in the store. False when the instance is
    /// retired.
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

            _doubtful.Add(key);
        }

        return Post(PendingMessage.Wake);
    }

    /// <summary>Messages whose write has an unknown result.</summary>
    public List<string> Doubts()
    {
        lock (_gate)
        {
            return [.. _doubtful];
        }
    }

    /// <summary>Removes doubts that arose before the store was read.</summary>
    public void Resolve(IReadOnlyCollection<string> doubts)
    {
        lock (_gate)
        {
            _doubtful.ExceptWith(doubts);
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

    /// <summary>Takes all messages, and returns the keys of expected ones, atomically: no message is in both.</summary>
    public List<PendingMessage> TakeAll(out HashSet<string> arriving)
    {
        lock (_gate)
        {
            // A message that is sent again may be both.
            arriving = new HashSet<string>(_arriving, StringComparer.Ordinal);
            arriving.ExceptWith(_pending.Select(message => message.Key).OfType<string>());
            return TakeAll();
        }
    }

    /// <summary>Takes the messages for one turn, oldest first.</summary>
    public List<PendingMessage> TakeForTurn()
    {
        lock (_gate)
        {
            var rows = 0;
            var taken = TakeAll();
            var left = taken.FindIndex(message => message.Key is not null && ++rows > StorageLimits.MessagesPerTurn);
            if (left >= 0)
            {
                _pending = taken[left..];
                taken.RemoveRange(left, taken.Count - left);
            }

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

    /// <summary>Stored messages that are neither expected nor present.</summary>
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

    /// <summary>Starts again from the store: these deliveries from other instances were seen.</summary>
    public void ResetSeen(IEnumerable<string> seenFromInstances)
    {
        lock (_gate)
        {
            _fromInstances.Clear();
            _fromInstances.UnionWith(seenFromInstances);
            _fromInstances.UnionWith(_pending.Where(message => message.Remember).Select(message => message.Key!));
        }
    }

    /// <summary>Messages wait until the instance is woken or terminated.</summary>
    public void Sleep()
    {
        lock (_gate)
        {
            _isAsleep = !_pending.Any(Wakes);
        }
    }

    private static bool Wakes(PendingMessage message) => message.Event is null or { ExecutionTerminated: not null };

    /// <summary>Prevents turns until <see cref="EndTurn"/>.</summary>
    public void BeginTurn()
    {
        lock (_gate)
        {
            _isScheduled = true;
        }
    }

    /// <summary>Runs an action of the session outside a turn; not while a turn runs or is queued.</summary>
    public void UnlessScheduled(Action action)
    {
        lock (_gate)
        {
            if (!_isScheduled)
            {
                action();
            }
        }
    }

    /// <summary>Ends a turn; true when another one is needed.</summary>
    /// <param name="isUnfinished">Whether it must be repeated in any case.</param>
    public bool EndTurn(bool isUnfinished)
    {
        lock (_gate)
        {
            _isScheduled = !IsRetired && (isUnfinished || _doubtful.Count > 0 || (_pending.Count > 0 && !_isAsleep));
            return _isScheduled;
        }
    }

    /// <summary>Marks a message as final: its row may be deleted after consumption.</summary>
    public void Forget(string key)
    {
        lock (_gate)
        {
            _forgettable.Add(key);
        }
    }

    /// <summary>Up to <paramref name="limit"/> consumed messages whose rows may be deleted.</summary>
    public List<string> FindForgettable(int limit)
    {
        lock (_gate)
        {
            return [.. _forgettable.Where(Remembered.Contains).Take(limit)];
        }
    }

    public void ConfirmForgotten(IReadOnlyCollection<string> keys)
    {
        lock (_gate)
        {
            Remembered.ExceptWith(keys);
            _fromInstances.ExceptWith(keys);
            _forgettable.ExceptWith(keys);
        }
    }

    /// <summary>
    /// Accepts no more messages and completes those that wait only for this instance. Returns the keys of messages that came too late or
    /// may have.
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
