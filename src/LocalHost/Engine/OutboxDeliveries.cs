namespace CreditFunctions.LocalHost.Engine;

/// <summary>How far the outbox rows of an instance have got: under way, or delivered and to be deleted with the next turn.</summary>
internal sealed class OutboxDeliveries
{
    private readonly Lock _gate = new();
    private HashSet<string>? _sending;
    private List<string> _delivered = [];
    private Dictionary<string, IReadOnlyList<(string ReceiverId, string Key)>>? _sent;
    private Task _lastSending = Task.CompletedTask;

    /// <summary>Whether every message to other instances has been delivered.</summary>
    public bool HasSentAll
    {
        get
        {
            lock (_gate)
            {
                return _sending is null or { Count: 0 };
            }
        }
    }

    /// <summary>
    /// Notes that a row is being delivered, after all that were noted before it; false when it was noted already.
    /// </summary>
    /// <param name="send">Gets the delivery to wait for: a termination must not overtake the start of the child that it ends.</param>
    public bool Begin(string key, Func<Task, Task> send)
    {
        lock (_gate)
        {
            if (_delivered.Contains(key) || !(_sending ??= new(StringComparer.Ordinal)).Add(key))
            {
                return false;
            }

            _lastSending = send(_lastSending);
            return true;
        }
    }

    /// <param name="sent">The messages of the row that their receivers remember until the row is gone.</param>
    public void End(string key, IReadOnlyList<(string ReceiverId, string Key)> sent)
    {
        lock (_gate)
        {
            _sending!.Remove(key);
            _delivered.Add(key);
            if (sent.Count > 0)
            {
                (_sent ??= new(StringComparer.Ordinal))[key] = sent;
            }
        }
    }

    /// <summary>Takes up to so many delivered rows, to be deleted with the turn.</summary>
    public List<string> TakeDelivered(int limit)
    {
        lock (_gate)
        {
            if (_delivered.Count == 0)
            {
                return [];
            }

            var taken = _delivered[..Math.Min(limit, _delivered.Count)];
            _delivered = _delivered[taken.Count..];
            return taken;
        }
    }

    public List<string> DeliveredKeys()
    {
        lock (_gate)
        {
            return [.. _delivered];
        }
    }

    /// <summary>Returns rows whose deletion was not committed.</summary>
    public void ReturnDelivered(IReadOnlyList<string> keys)
    {
        lock (_gate)
        {
            _delivered.AddRange(keys);
        }
    }

    /// <summary>The messages of rows that are gone, so that nobody can deliver them again.</summary>
    public List<(string ReceiverId, string Key)> TakeSent(IReadOnlyCollection<string> keys)
    {
        lock (_gate)
        {
            var taken = new List<(string, string)>();
            foreach (var key in keys)
            {
                if (_sent is not null && _sent.Remove(key, out var sent))
                {
                    taken.AddRange(sent);
                }
            }

            return taken;
        }
    }

    /// <summary>Starts over from the rows that are stored.</summary>
    public void Reset(IReadOnlyCollection<string> stored)
    {
        lock (_gate)
        {
            _delivered = [.. _delivered.Where(stored.Contains)];
        }
    }
}
