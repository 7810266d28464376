using CreditFunctions.Functions.Settings;
using Microsoft.Extensions.DependencyInjection;

namespace CreditFunctions.Functions.Pending;

/// <summary>Registers how what was left undone is finished.</summary>
internal static class PendingRegistration
{
    public static IServiceCollection AddPending(this IServiceCollection services)
    {
        services.AddEvery<PendingHandler>();
        services.AddSingleton<PendingWork>();
        return services;
    }
}
