using Microsoft.Extensions.DependencyInjection;

namespace CreditFunctions.Functions.Lookups;

/// <summary>Registers the queue of look-ups and the pages on which officers work it off.</summary>
internal static class LookupRegistration
{
    public static IServiceCollection AddLookups(this IServiceCollection services)
    {
        services.AddSingleton<BenchTasks>();
        services.AddSingleton<BenchVisit>();
        services.AddSingleton<BenchPages>();
        services.AddSingleton<BenchForms>();
        services.AddSingleton<BenchPrograms>();
        return services;
    }
}
