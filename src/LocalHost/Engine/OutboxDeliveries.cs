namespace CreditFunctions.LocalHost.Engine;

/// <summary>State of an instance's outbox rows: in delivery, or delivered and to be deleted with the next turn.</summary>
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

    /// <summary>Whether all messages to other instances are delivered.</summary>
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

    /// <summary>Registers the delivery of a row, after all earlier ones; false when it is registered already.</summary>
    /// <param name="send">Receives the delivery to wait for: a termination must not overtake the start of the child that it ends.</param>
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

    /// <param name="sent">Messages of the row that receivers remember until the row is deleted.</param>
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

    /// <summary>Up to <paramref name="limit"/> delivered rows, to be deleted with the turn.</summary>
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

    /// <summary>Messages of deleted rows, which can no longer be delivered again.</summary>
    public List<(string ReceiverId, string Key)> TakeSent(IReadOnlyCollection<string> keys)
    {
        lock (_gate)
        {
            return [.. keys.SelectMany(key => _rows.Remove(key, out var row) ? row.Sent : [])];
        }
    }

    /// <summary>Starts again from the stored rows.</summary>
    public void Reset(IReadOnlyCollection<string> stored) => TakeSent([.. DeliveredKeys().Except(stored, StringComparer.Ordinal)]);

    private sealed record Row(Stage Stage, IReadOnlyList<(string ReceiverId, string Key)> Sent);
}
