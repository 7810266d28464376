namespace CreditFunctions.LocalRuntime.Engine;

/// <summary>Keeps the most recently run orchestrators alive between their turns, and lets go of the others.</summary>
internal sealed class LiveOrchestrators(int limit)
{
    // A long history costs more memory than reading it again is worth.
    private const int LongestKeptHistory = 8 * 1024;

    private readonly Lock _gate = new();
    private readonly LinkedList<InstanceSession> _byUse = new();
    private readonly Dictionary<InstanceSession, LinkedListNode<InstanceSession>> _nodes = [];

    public void Touch(InstanceSession session)
    {
        InstanceSession? oldest = null;
        lock (_gate)
        {
            if (_nodes.TryGetValue(session, out var node))
            {
                _byUse.Remove(node);
                _byUse.AddLast(node);
                return;
            }

            _nodes.Add(session, _byUse.AddLast(session));
            if (_byUse.Count > limit)
            {
                oldest = _byUse.First!.Value;
                Forget(oldest);
            }
        }

        oldest?.Evict(LongestKeptHistory);
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
        if (_nodes.Remove(session, out var node))
        {
            _byUse.Remove(node);
        }
    }
}
