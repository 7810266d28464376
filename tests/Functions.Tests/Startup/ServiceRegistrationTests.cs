using Azure.Data.Tables;
using CreditFunctions.Functions.Startup;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CreditFunctions.Functions.Tests.Startup;

public sealed class ServiceRegistrationTests
{
    /// <summary>An unreadable settings file yields no settings; the runtime reports it at start, and must get that far.</summary>
    [Fact]
    public void AddCreditFunctions_NoSettings_FailsOnlyWhereTheyAreNeeded()
    {
        var configuration = new ConfigurationBuilder().Build();
        using var services = new ServiceCollection().AddLogging().AddCreditFunctions(configuration).BuildServiceProvider();

        var refused = Assert.Throws<InvalidOperationException>(() => services.GetRequiredService<TableServiceClient>());

        Assert.StartsWith("Set AzureWebJobsStorage to a connection string", refused.Message, StringComparison.Ordinal);
    }
}
