using CreditFunctions.Functions.Settings;
using Microsoft.Extensions.DependencyInjection;

namespace CreditFunctions.Functions.Publications;

/// <summary>Registers the public site.</summary>
internal static class PublicationRegistration
{
    public static IServiceCollection AddPublications(this IServiceCollection services)
    {
        services.AddSingleton<PublicationQueue>();
        services.AddSingleton<PublicationPages>();
        services.AddSingleton<PublicSite>();
        services.AddEvery<DueHandler>();
        return services;
    }
}
