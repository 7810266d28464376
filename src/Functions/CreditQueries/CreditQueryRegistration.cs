using Microsoft.Extensions.DependencyInjection;

namespace CreditFunctions.Functions.CreditQueries;

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
