namespace CreditFunctions.LocalHost.Engine;

/// <summary>How far the outbox rows of an instance have got: under way, or delivered and to be deleted with the next turn.</summary>
internal sealed class OutboxDeliveries
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, Row> _rows = new(StringComparer.Ordinal);
    private Task _lastSending = Task.CompletedTask;

    private enum Stage
    {
        Sending,
        Delivered,

        /// <summary>Deleted with the turn that is being committed.</summary>
        Leaving,
    }

    /// <summary>Whether every message to other instances has been delivered.</summary>
    public bool HasSentAll
    {
        get
        {
            lock (_gate)
            {
                return _rows.Values.All(row => row.Stage is not Stage.Sending);
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
            if (!_rows.TryAdd(key, new Row(Stage.Sending, [])))
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
            _rows[key] = new Row(Stage.Delivered, sent);
        }
    }

    public List<string> DeliveredKeys()
    {
        lock (_gate)
        {
            return [.. _rows.Where(row => row.Value.Stage is Stage.Delivered).Select(row => row.Key)];
        }
    }

    /// <summary>Takes up to so many delivered rows, to be deleted with the turn.</summary>
    public List<string> TakeDelivered(int limit)
    {
        lock (_gate)
        {
            List<string> taken = [.. DeliveredKeys().Take(limit)];
            taken.ForEach(key => _rows[key] = _rows[key] with { Stage = Stage.Leaving });
            return taken;
        }
    }

    /// <summary>Returns rows whose deletion was not committed.</summary>
    public void ReturnDelivered(List<string> keys)
    {
        lock (_gate)
        {
            keys.ForEach(key => _rows[key] = _rows[key] with { Stage = Stage.Delivered });
        }
    }

    /// <summary>The messages of rows that are gone, so that nobody can deliver them again.</summary>
    public List<(string ReceiverId, string Key)> TakeSent(IReadOnlyCollection<string> keys)
    {
        lock (_gate)
        {
            return [.. keys.SelectMany(key => _rows.Remove(key, out var row) ? row.Sent : [])];
        }
    }

    /// <summary>Starts over from the rows that are stored.</summary>
    public void Reset(IReadOnlyCollection<string> stored) => TakeSent([.. DeliveredKeys().Except(stored, StringComparer.Ordinal)]);

    private sealed record Row(Stage Stage, IReadOnlyList<(string ReceiverId, string Key)> Sent);
}
