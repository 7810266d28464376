namespace CreditFunctions.LocalHost.Tests.Engine;

/// <summary>Tests that share one storage account.</summary>
[CollectionDefinition(Name)]
public sealed class AzuriteTests : ICollectionFixture<TestAccount>
{
    public const string Name = "Azurite";
}
