using CreditFunctions.LocalHost.Engine.Storage;

namespace CreditFunctions.LocalHost.Engine;

/// <summary>
/// The messages of an open instance, from their way to it until their rows are gone, and whether they call for a turn. They come in from
/// anywhere; one turn at a time takes them.
/// </summary>
/// <param name="schedule">Called when a turn is called for and none runs or waits to run.</param>
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

    /// <summary>Consumed messages whose rows are still there. Of the turn.</summary>
    public HashSet<string> Remembered { get; set; } = new(StringComparer.Ordinal);

    /// <summary>Completes when nothing more is taken in.</summary>
    public Task Retired => _retired.Task;

    private bool IsRetired => _retired.Task.IsCompleted;

    /// <summary>Gives the instance a message; false when the instance has gone.</summary>
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

            _doubtful.Add(key);
        }

        return Post(PendingMessage.Wake);
    }

    /// <summary>Messages that may be stored, or may not.</summary>
    public List<string> Doubts()
    {
        lock (_gate)
        {
            return [.. _doubtful];
        }
    }

    /// <summary>Notes that what is stored has been read since these doubts arose.</summary>
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

    /// <summary>Takes all that is here, and tells what is on its way, as of the same moment: no message is in both.</summary>
    public List<PendingMessage> TakeAll(out HashSet<string> arriving)
    {
        lock (_gate)
        {
            // What is sent again may be both.
            arriving = new HashSet<string>(_arriving, StringComparer.Ordinal);
            arriving.ExceptWith(_pending.Select(message => message.Key).OfType<string>());
            return TakeAll();
        }
    }

    /// <summary>Takes what one turn can take in, oldest first.</summary>
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
            _isAsleep = !_pending.Any(Wakes);
        }
    }

    private static bool Wakes(PendingMessage message) => message.Event is null or { ExecutionTerminated: not null };

    /// <summary>Holds back turns until <see cref="EndTurn"/>.</summary>
    public void BeginTurn()
    {
        lock (_gate)
        {
            _isScheduled = true;
        }
    }

    /// <summary>Does something of the session's own from outside its turns; not while a turn runs or is called for.</summary>
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

    /// <summary>Ends a turn; answers whether another one is called for.</summary>
    /// <param name="isUnfinished">Whether it must be tried again in any case.</param>
    public bool EndTurn(bool isUnfinished)
    {
        lock (_gate)
        {
            _isScheduled = !IsRetired && (isUnfinished || _doubtful.Count > 0 || (_pending.Count > 0 && !_isAsleep));
            return _isScheduled;
        }
    }

    /// <summary>Notes that a message will not be delivered again: its row may go once it is consumed.</summary>
    public void Forget(string key)
    {
        lock (_gate)
        {
            _forgettable.Add(key);
        }
    }

    /// <summary>Up to so many consumed messages whose rows may go.</summary>
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
