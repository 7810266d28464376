using CreditFunctions.LocalHost.Engine.Storage;

namespace CreditFunctions.LocalHost.Tests.Engine;

[Collection(AzuriteTests.Name)]
public sealed class TableEngineTests(TestAccount azurite) : EngineBehaviour
{
    protected override IOrchestrationStore CreateStore() =>
        TableOrchestrationStore.FromConnectionString(azurite.ConnectionString, TestAccount.NewHub());
}
