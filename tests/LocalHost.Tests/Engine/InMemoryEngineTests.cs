using CreditFunctions.LocalHost.Engine.Storage;

namespace CreditFunctions.LocalHost.Tests.Engine;

public sealed class InMemoryEngineTests : EngineBehaviour
{
    protected override IOrchestrationStore CreateStore() => new InMemoryOrchestrationStore();
}
