using Microsoft.Extensions.DependencyInjection;

namespace CreditFunctions.Functions.Health;

/// <summary>Registers what the operator is told.</summary>
internal static class HealthRegistration
{
    public static IServiceCollection AddHealth(this IServiceCollection services)
    {
        services.AddSingleton<CalendarWarning>();
        services.AddSingleton<OperatorWarnings>();
        return services;
    }
}
