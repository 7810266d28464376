using Microsoft.Extensions.DependencyInjection;

namespace CreditFunctions.Functions.Rounds;

internal static class RoundRegistration
{
    public static IServiceCollection AddRounds(this IServiceCollection services)
    {
        services.AddSingleton<RoundDirectory>();
        services.AddSingleton<RoundMembers>();
        services.AddSingleton<Serials>();
        services.AddSingleton<RoundIndex>();
        return services;
    }
}
