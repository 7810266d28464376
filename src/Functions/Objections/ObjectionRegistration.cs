using Microsoft.Extensions.DependencyInjection;

namespace CreditFunctions.Functions.Objections;

internal static class ObjectionRegistration
{
    public static IServiceCollection AddObjections(this IServiceCollection services)
    {
        services.AddSingleton<ObjectionIntake>();
        services.AddSingleton<UnconfirmedObjections>();
        services.AddSingleton<ObjectionConfirmations>();
        services.AddSingleton<PublicNotices>();
        services.AddSingleton<ObjectionPages>();
        return services;
    }
}
