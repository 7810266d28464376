using Microsoft.ApplicationInsights.WorkerService;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.ApplicationInsights;

namespace CreditFunctions.Functions.Startup;

/// <summary>What the worker tells of itself. The addresses of requests hold the tokens that open them, so none may be in it.</summary>
public static class TelemetryRegistration
{
    private const string ConnectionString = "APPLICATIONINSIGHTS_CONNECTION_STRING";

    /// <summary>Adds Application Insights where it is configured.</summary>
    public static IServiceCollection AddTelemetry(this IServiceCollection services, IConfiguration configuration)
    {
        // At Information it logs the path of every request.
        services.AddLogging(logging => logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning));
        if (string.IsNullOrEmpty(configuration[ConnectionString]))
        {
            return services;
        }

        // Addresses of storage requests name persons' records and files.
        services.AddApplicationInsightsTelemetryWorkerService(
            new ApplicationInsightsServiceOptions
            {
                ConnectionString = configuration[ConnectionString],
                EnableDependencyTrackingTelemetryModule = false,
            }
        );
        services.ConfigureFunctionsApplicationInsights();

        // The web server's scopes have the path of the request.
        return services.Configure<ApplicationInsightsLoggerOptions>(options => options.IncludeScopes = false);
    }
}
