using CreditFunctions.Functions.Settings;
using Microsoft.Extensions.DependencyInjection;

namespace CreditFunctions.Functions.Pending;

internal static class PendingRegistration
{
    public static IServiceCollection AddPending(this IServiceCollection services)
    {
        services.AddEvery<PendingHandler>();
        services.AddSingleton<PendingWork>();
        return services;
    }
}
