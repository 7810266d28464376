using CreditFunctions.Functions.Settings;
using CreditFunctions.Functions.Storage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CreditFunctions.Functions.Publications;

/// <summary>Registers the public site.</summary>
internal static class PublicationRegistration
{
    public static IServiceCollection AddPublications(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<CdnOptions>().BindSettings(configuration, "Cdn");
        services.AddSingleton<ICdn>(provider =>
            provider.GetRequiredService<IOptions<CdnOptions>>().Value.Endpoint is { } endpoint
                ? new FrontDoorCdn(endpoint, StorageAccount.CredentialOf(configuration), new CdnClientOptions())
                : new NoCdn()
        );
        services.AddSingleton<PublicationQueue>();
        services.AddSingleton<PublicationPages>();
        services.AddSingleton<PublicSite>();
        services.AddEvery<DueHandler>();
        return services;
    }
}
