using CreditFunctions.LocalRuntime.DurableTask.Client;
using CreditFunctions.LocalRuntime.Engine;

namespace CreditFunctions.LocalRuntime.Hosting.Durable;

/// <summary>Where functions find the engine: there is one only while this host is the active one of its task hub.</summary>
internal sealed class RunningEngine
{
    private volatile DurableEngine? _engine;

    public DurableEngine Engine => _engine
        ?? throw new InvalidOperationException("The durable engine runs only once the host has started and while it is the active one of its task hub.");

    public DurableTaskClient Client => Engine.Client;

    public void Set(DurableEngine? engine) => _engine = engine;
}
