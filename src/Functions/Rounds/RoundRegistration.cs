using CreditFunctions.Functions.Rounds.Drafts;
using Microsoft.Extensions.DependencyInjection;

namespace CreditFunctions.Functions.Rounds;

/// <summary>Registers rounds, their guides and their procedure.</summary>
internal static class RoundRegistration
{
    public static IServiceCollection AddRounds(this IServiceCollection services)
    {
        services.AddSingleton<RoundDirectory>();
        services.AddSingleton<RoundMembers>();
        services.AddSingleton<Serials>();
        services.AddSingleton<RoundProcedures>();
        services.AddSingleton<RankingPreview>();
        services.AddSingleton<RoundIndex>();
        services.AddSingleton<DraftRecords>();
        services.AddSingleton<GuidePages>();
        services.AddSingleton<RoundPublisher>();
        services.AddSingleton<GuideFollower>();
        return services;
    }
}
