using Microsoft.Extensions.DependencyInjection;

namespace CreditFunctions.Functions.Processing;

internal static class ProcessingRegistration
{
    public static IServiceCollection AddProcessing(this IServiceCollection services)
    {
        services.AddSingleton<BanHolds>();
        services.AddSingleton<MoveTraces>();
        return services;
    }
}
