using Microsoft.Extensions.DependencyInjection;

namespace CreditFunctions.Functions.Health;

internal static class HealthRegistration
{
    public static IServiceCollection AddHealth(this IServiceCollection services)
    {
        services.AddSingleton<CalendarWarning>();
        services.AddSingleton<OperatorWarnings>();
        return services;
    }
}
