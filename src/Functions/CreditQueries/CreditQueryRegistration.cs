using Microsoft.Extensions.DependencyInjection;

namespace CreditFunctions.Functions.CreditQueries;

/// <summary>Registers the queue of credit queries and the pages on which officers work it off.</summary>
internal static class CreditQueryRegistration
{
    public static IServiceCollection AddCreditQueries(this IServiceCollection services)
    {
        services.AddSingleton<CheckQueueTasks>();
        services.AddSingleton<CheckQueueVisit>();
        services.AddSingleton<CheckQueuePages>();
        services.AddSingleton<CheckQueueForms>();
        services.AddSingleton<CheckQueueApi>();
        return services;
    }
}
