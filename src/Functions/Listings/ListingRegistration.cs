using Microsoft.Extensions.DependencyInjection;

namespace CreditFunctions.Functions.Listings;

/// <summary>Registers listings.</summary>
internal static class ListingRegistration
{
    public static IServiceCollection AddListings(this IServiceCollection services)
    {
        services.AddSingleton<BanGate>();
        services.AddSingleton<ListingIndex>();
        services.AddSingleton<ListingPages>();
        services.AddSingleton<ListingRecorder>();
        return services;
    }
}
