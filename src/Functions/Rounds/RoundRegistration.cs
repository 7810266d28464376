using Microsoft.Extensions.DependencyInjection;

namespace CreditFunctions.Functions.Rounds;

/// <summary>Registers rounds and what is found of them.</summary>
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
