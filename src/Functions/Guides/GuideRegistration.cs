using Microsoft.Extensions.DependencyInjection;

namespace CreditFunctions.Functions.Guides;

/// <summary>Registers how guides are drafted, published and corrected.</summary>
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
