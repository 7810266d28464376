using Microsoft.Extensions.DependencyInjection;

namespace CreditFunctions.Functions.Awards;

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
