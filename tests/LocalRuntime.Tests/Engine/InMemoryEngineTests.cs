using CreditFunctions.LocalRuntime.Engine.Storage;

namespace CreditFunctions.LocalRuntime.Tests.Engine;

public sealed class InMemoryEngineTests : EngineBehaviour
{
    protected override IOrchestrationStore CreateStore() => new InMemoryOrchestrationStore();
}
