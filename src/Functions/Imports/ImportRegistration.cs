using CreditFunctions.Functions.Settings;
using Microsoft.Extensions.DependencyInjection;

namespace CreditFunctions.Functions.Imports;

internal static class ImportRegistration
{
    public static IServiceCollection AddImports(this IServiceCollection services)
    {
        services.AddSingleton<ImportActs>();
        services.AddSingleton<ImportDesk>();
        services.AddSingleton<ImportDue>();
        services.AddSingleton<ImportPages>();
        services.AddSingleton<ImportStore>();
        services.AddSingleton<ListingParties>();
        services.AddEvery<ImportTarget>();
        return services;
    }
}
