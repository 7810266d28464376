using CreditFunctions.LocalHost.Engine;

namespace CreditFunctions.LocalHost.Hosting;

/// <summary>The engine of a host: there is one only while this host is the active one of its task hub.</summary>
internal sealed class RunningEngine
{
    private volatile DurableEngine? _engine;

    /// <exception cref="InvalidOperationException">There is none now.</exception>
    public DurableEngine Engine =>
        _engine
        ?? throw new InvalidOperationException("The durable engine runs only while the host is started and the active one of its hub.");

    public DurableEngine? Current => _engine;

    public void Set(DurableEngine? engine) => _engine = engine;
}
