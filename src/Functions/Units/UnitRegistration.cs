using Microsoft.Extensions.DependencyInjection;

namespace CreditFunctions.Functions.Units;

internal static class UnitRegistration
{
    public static IServiceCollection AddUnits(this IServiceCollection services)
    {
        services.AddSingleton<UnitPages>();
        services.AddSingleton<UnitDrafts>();
        return services;
    }
}
