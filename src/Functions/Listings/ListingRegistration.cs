using CreditFunctions.Core.Listings;
using CreditFunctions.Functions.Documents;
using CreditFunctions.Functions.Settings;
using Microsoft.Extensions.DependencyInjection;

namespace CreditFunctions.Functions.Listings;

internal static class ListingRegistration
{
    public static IServiceCollection AddListings(this IServiceCollection services)
    {
        services.AddSingleton<BanGate>();
        services.AddEvery<ListingEffect>();
        services.AddSingleton<ListingActs>();
        services.AddSingleton<ListingDue>();
        services.AddSingleton<ListingEntries>();
        services.AddSingleton<ListingExports>();
        services.AddSingleton<ListingFilePosts>();
        services.AddRecordFiles<Listing>();
        services.AddSingleton<ListingFollower>();
        services.AddSingleton<ListingForms>();
        services.AddSingleton<ListingIndex>();
        services.AddSingleton<ListingNotices>();
        services.AddSingleton<ListingPages>();
        services.AddSingleton<ListingRecorder>();
        services.AddSingleton<ListingRoll>();
        services.AddSingleton<ListingUses>();
        services.AddSingleton<Participations>();
        services.AddSingleton<PartyListings>();
        return services;
    }
}
