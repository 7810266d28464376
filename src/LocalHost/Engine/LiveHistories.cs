namespace CreditFunctions.LocalHost.Engine;

/// <summary>Keeps the histories of the most recently run instances in memory and evicts the others.</summary>
internal sealed class LiveHistories(int limit)
{
    private readonly Lock _gate = new();
    private readonly LinkedList<InstanceSession> _byUse = new();

    public void Touch(InstanceSession session)
    {
        InstanceSession? oldest = null;
        lock (_gate)
        {
            Forget(session);
            session.Use = _byUse.AddLast(session);
            if (_byUse.Count > limit)
            {
                oldest = _byUse.First!.Value;
                Forget(oldest);
            }
        }

        oldest?.Evict();
    }

    public void Remove(InstanceSession session)
    {
        lock (_gate)
        {
            Forget(session);
        }
    }

    private void Forget(InstanceSession session)
    {
        if (session.Use is { } use)
        {
            _byUse.Remove(use);
            session.Use = null;
        }
    }
}
