using CreditFunctions.LocalHost.Hosting;
using CreditFunctions.LocalHost.Hosting.Settings;
using CreditFunctions.SampleWorker;
using Microsoft.Extensions.Configuration;

namespace CreditFunctions.LocalHost.Tests.Hosting;

public sealed class OptionsCheckTests
{
    [Theory]
    [InlineData("ASPNETCORE_ENVIRONMENT", "Production", "ASPNETCORE_ENVIRONMENT is Production")]
    [InlineData("DOTNET_ENVIRONMENT", "production", "DOTNET_ENVIRONMENT is Production")]
    [InlineData("AZURE_FUNCTIONS_ENVIRONMENT", "Production", "AZURE_FUNCTIONS_ENVIRONMENT is Production")]
    [InlineData("WEBSITE_INSTANCE_ID", "1f", "WEBSITE_INSTANCE_ID is set")]
    [InlineData("WEBSITE_SITE_NAME", "app", "WEBSITE_SITE_NAME is set")]
    [InlineData("ASPNETCORE_ENVIRONMENT", "Development", null)]
    [InlineData("ASPNETCORE_ENVIRONMENT", null, null)]
    public void ThrowIfFaulty_ProductionEnvironment_IsRefusedInOneSentence(string name, string? value, string? reason)
    {
        var refused = Record.Exception(() => Check([], variable => variable == name ? value : null));

        Assert.Equal(
            reason is null
                ? null
                : $"This host is for development, training and tests, and {reason}: run the app on Azure Functions instead.",
            refused?.Message
        );
    }

    [Theory]
    [InlineData("--port no", "is 'no'. Give a whole number")]
    [InlineData("--port 70000", "Port 70000 does not exist")]
    [InlineData("--LocalHost:ManagementEndpoints perhaps", "is 'perhaps'. Give true or false")]
    [InlineData("--AzureWebJobsStorage=", "AzureWebJobsStorage is missing")]
    [InlineData("--rehearsal fast", "--rehearsal fast is no rate. Write it as in 1d=2s")]
    [InlineData("--rehearsal 1d=0s", "is no rate")]
    [InlineData("--rehearsal 1d=2s --from tomorrow", "--from tomorrow is no date")]
    [InlineData("--AzureFunctionsJobHost:extensions:durableTask:hubName=my-hub", "'my-hub' cannot name tables")]
    [InlineData("--AzureFunctionsJobHost:extensions:durableTask:hubName=9hub", "'9hub' cannot name tables")]
    public void ThrowIfFaulty_FaultySetting_IsRefusedSayingWhatToGive(string commandLine, string expected)
    {
        var refused = Assert.Throws<HostStartException>(() => Check(commandLine.Split(' '), _ => null));

        Assert.Contains(expected, refused.Message, StringComparison.Ordinal);
    }

    private static void Check(string[] args, Func<string, string?> variable)
    {
        var settings = new ConfigurationManager();
        var files = AppSettings.Load(settings, "/nowhere", "/nowhere", ["--AzureWebJobsStorage=UseDevelopmentStorage=true", .. args]);
        OptionsCheck.ThrowIfFaulty(new LocalHostOptions(settings, files), WorkerApp.InProcess(typeof(Work).Assembly), variable);
    }
}
