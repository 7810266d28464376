using Microsoft.Extensions.DependencyInjection;

namespace CreditFunctions.Functions.Guides;

internal static class GuideRegistration
{
    public static IServiceCollection AddGuides(this IServiceCollection services)
    {
        services.AddSingleton<GuideDraftRecords>();
        services.AddSingleton<GuidePages>();
        services.AddSingleton<RoundPublisher>();
        return services;
    }
}
