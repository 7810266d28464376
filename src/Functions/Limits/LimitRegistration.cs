using CreditFunctions.Functions.Composition;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CreditFunctions.Functions.Limits;

/// <summary>Registers what holds visitors to a limit.</summary>
internal static class LimitRegistration
{
    public static IServiceCollection AddLimits(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<LimitOptions>()
            .Configure<IOptions<SiteOptions>>((limits, site) =>
            {
                if (site.Value.BaseAddress.IsLoopback)
                {
                    limits.UseTrainingValues();
                }
            })
            .Bind(configuration.GetSection("Limits")).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<Sources>();
        services.AddSingleton<StoredCounters>();
        services.AddSingleton<EndedSessions>();
        services.AddSingleton<SecurityEvents>();
        services.AddSingleton<MailBudget>();
        return services;
    }
}
