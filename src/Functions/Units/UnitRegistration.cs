using Microsoft.Extensions.DependencyInjection;

namespace CreditFunctions.Functions.Units;

/// <summary>Registers the pages of units' clerks.</summary>
internal static class UnitRegistration
{
    public static IServiceCollection AddUnits(this IServiceCollection services)
    {
        services.AddSingleton<UnitPages>();
        services.AddSingleton<UnitDrafts>();
        return services;
    }
}
