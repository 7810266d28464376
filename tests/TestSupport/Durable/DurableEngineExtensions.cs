using CreditFunctions.LocalHost.Engine;
using Microsoft.DurableTask.Client;

namespace CreditFunctions.TestSupport.Durable;

/// <summary>The real client of an engine, for tests.</summary>
public static class DurableEngineExtensions
{
    extension(DurableEngine engine)
    {
        public DurableTaskClient Client => InProcessSidecar.ClientOf(engine);
    }
}
