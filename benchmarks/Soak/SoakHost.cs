using Azure.Data.Tables;
using CreditFunctions.LocalRuntime;
using CreditFunctions.LocalRuntime.Worker.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CreditFunctions.Benchmarks.Soak;

/// <summary>The verb of a process that the soak starts and kills: a host of the task hub that its settings name.</summary>
internal static class SoakHost
{
    public const string HubSetting = "Soak__Hub";

    public static async Task<int> RunAsync(string[] options)
    {
        var builder = FunctionsApplication.CreateBuilder(options).ConfigureFunctionsWebApplication();
        var hub = builder.Configuration["Soak:Hub"]!;
        builder.UseLocalRuntime(runtime =>
        {
            (runtime.HubName, runtime.RoutePrefix) = (hub, "");

            // Whoever got no answer raises again, for a run that may have ended since.
            runtime.ThrowStatusExceptionsOnRaiseEvent = false;
            runtime.FunctionTypes.Add(typeof(SoakFunctions));
        });
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        var tables = new TableClientOptions { Retry = { MaxRetries = 0, NetworkTimeout = TimeSpan.FromSeconds(5) } };
        builder.Services.AddSingleton(new TableClient(builder.Configuration["AzureWebJobsStorage"], EffectsOf(hub), tables));
        await builder.Build().RunAsync();
        return Environment.ExitCode;
    }

    /// <summary>The table in which activities leave their effects.</summary>
    public static string EffectsOf(string hub) => hub + "Effects";
}
