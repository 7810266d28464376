using CreditFunctions.Functions.Settings;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CreditFunctions.Functions.Limits;

internal static class LimitRegistration
{
    public static IServiceCollection AddLimits(this IServiceCollection services, IConfiguration configuration)
    {
        services
            .AddOptions<LimitOptions>()
            .Configure(limits =>
            {
                if (SiteOptions.IsOnLoopback(configuration))
                {
                    limits.UseTrainingValues();
                }
            })
            .BindSettings(configuration, "Limits");
        services.AddSingleton<Sources>();
        services.AddSingleton<StoredCounters>();
        services.AddSingleton<EndedSessions>();
        services.AddSingleton<SecurityEvents>();
        services.AddSingleton<ConfirmedAddresses>();
        services.AddSingleton<MailBudget>();
        services.AddSingleton<RequestLimiter>();
        return services;
    }
}
