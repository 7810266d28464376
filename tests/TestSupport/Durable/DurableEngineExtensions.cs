using CreditFunctions.LocalHost.Engine;
using Microsoft.DurableTask.Client;

namespace CreditFunctions.TestSupport.Durable;

/// <summary>Gives tests the real client of an engine.</summary>
public static class DurableEngineExtensions
{
    extension(DurableEngine engine)
    {
        public DurableTaskClient Client => InProcessSidecar.ClientOf(engine);
    }
}
