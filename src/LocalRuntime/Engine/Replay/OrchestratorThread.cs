namespace CreditFunctions.LocalRuntime.Engine.Replay;

/// <summary>
/// The one logical thread of an orchestrator: everything it awaits continues here, in order, while a turn runs.
/// </summary>
internal sealed class OrchestratorThread : SynchronizationContext
{
    private readonly Queue<(SendOrPostCallback Callback, object? State)> _ready = new();
    private int _owner;

    /// <summary>Whether something that the context did not hand out came back to the orchestrator, perhaps on another thread.</summary>
    public bool WasTrespassed { get; private set; }

    public bool IsCurrent => _owner == Environment.CurrentManagedThreadId;

    /// <summary>Makes the calling thread the orchestrator's until <see cref="Leave"/>; answers the context to restore.</summary>
    public SynchronizationContext? Enter()
    {
        var previous = Current;
        _owner = Environment.CurrentManagedThreadId;
        SetSynchronizationContext(this);
        return previous;
    }

    public void Leave(SynchronizationContext? previous)
    {
        _owner = 0;
        SetSynchronizationContext(previous);
    }

    /// <summary>Runs whatever has become ready.</summary>
    public void Drain()
    {
        while (_ready.TryDequeue(out var work))
        {
            work.Callback(work.State);
        }
    }

    public override void Post(SendOrPostCallback d, object? state)
    {
        if (IsCurrent)
        {
            _ready.Enqueue((d, state));
        }
        else
        {
            WasTrespassed = true;
        }
    }

    public override void Send(SendOrPostCallback d, object? state) =>
        throw new NotSupportedException("An orchestrator's thread is not entered from elsewhere.");

    public override SynchronizationContext CreateCopy() => this;
}
