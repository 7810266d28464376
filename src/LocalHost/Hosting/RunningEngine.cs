using CreditFunctions.LocalHost.Engine;

namespace CreditFunctions.LocalHost.Hosting;

/// <summary>
/// The engine of a host, present only while the host is the active one of its task hub, and whether the host may respond. Requests between
/// the opening of the port and the end of the start wait.
/// </summary>
internal sealed class RunningEngine
{
    private readonly TaskCompletionSource _started = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile DurableEngine? _engine;
    private volatile Func<bool> _mayAct = () => false;

    /// <exception cref="InvalidOperationException">There is no engine.</exception>
    public DurableEngine Engine =>
        _engine
        ?? throw new InvalidOperationException("The durable engine runs only while the host is started and the active one of its hub.");

    /// <summary>Null while there is no engine.</summary>
    public DurableEngine? Current
    {
        get => _engine;
        set => _engine = value;
    }

    /// <summary>Accepts requests while the host may act.</summary>
    public void Open(Func<bool> mayAct)
    {
        _mayAct = mayAct;
        _started.TrySetResult();
    }

    /// <summary>Refuses requests until it is opened again.</summary>
    public void Close() => Open(() => false);

    /// <summary>False when another host responds to requests.</summary>
    public async Task<bool> PassAsync(CancellationToken cancellationToken)
    {
        await _started.Task.WaitAsync(cancellationToken);
        return _mayAct();
    }
}
