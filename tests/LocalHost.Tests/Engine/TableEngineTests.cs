using CreditFunctions.LocalHost.Engine.Storage;

namespace CreditFunctions.LocalHost.Tests.Engine;

[Collection(AzuriteTests.Name)]
public sealed class TableEngineTests(AzuriteFixture azurite) : EngineBehaviour
{
    protected override IOrchestrationStore CreateStore() =>
        TableOrchestrationStore.FromConnectionString(azurite.ConnectionString, AzuriteFixture.NewHub());
}
