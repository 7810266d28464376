using Microsoft.ApplicationInsights.WorkerService;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.ApplicationInsights;

namespace CreditFunctions.Functions.Startup;

/// <summary>Telemetry of the worker. Request addresses contain access tokens and must not be logged.</summary>
public static class TelemetryRegistration
{
    private const string ConnectionString = "APPLICATIONINSIGHTS_CONNECTION_STRING";

    public static IServiceCollection AddTelemetry(this IServiceCollection services, IConfiguration configuration)
    {
        // At Information level it logs the path of every request.
        services.AddLogging(logging => logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning));
        if (string.IsNullOrEmpty(configuration[ConnectionString]))
        {
            return services;
        }

        // Addresses of storage requests identify persons' records and files.
        services.AddApplicationInsightsTelemetryWorkerService(
            new ApplicationInsightsServiceOptions
            {
                ConnectionString = configuration[ConnectionString],
                EnableDependencyTrackingTelemetryModule = false,
            }
        );
        services.ConfigureFunctionsApplicationInsights();

        // The web server's scopes contain the request path.
        return services.Configure<ApplicationInsightsLoggerOptions>(options => options.IncludeScopes = false);
    }
}
