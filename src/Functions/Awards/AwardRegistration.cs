using Microsoft.Extensions.DependencyInjection;

namespace CreditFunctions.Functions.Awards;

/// <summary>Registers the procedure of a round: passes of its batch, awards, promotion.</summary>
internal static class AwardRegistration
{
    public static IServiceCollection AddAwards(this IServiceCollection services)
    {
        services.AddSingleton<RoundProcedures>();
        services.AddSingleton<RankingPreview>();
        services.AddSingleton<ReviewBatchReader>();
        return services;
    }
}
