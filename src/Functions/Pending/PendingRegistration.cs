using Microsoft.Extensions.DependencyInjection;

namespace CreditFunctions.Functions.Pending;

/// <summary>Registers how what was left undone is finished.</summary>
internal static class PendingRegistration
{
    public static IServiceCollection AddPending(this IServiceCollection services)
    {
        PendingHandler.RegisterAll(services);
        services.AddSingleton<PendingWork>();
        return services;
    }
}
