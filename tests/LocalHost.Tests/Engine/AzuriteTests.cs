namespace CreditFunctions.LocalHost.Tests.Engine;

[CollectionDefinition(Name)]
public sealed class AzuriteTests : ICollectionFixture<TestAccount>
{
    public const string Name = "Azurite";
}
