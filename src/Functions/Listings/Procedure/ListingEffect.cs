using CreditFunctions.Core.Listings;
using Microsoft.DurableTask.Client;

namespace CreditFunctions.Functions.Listings;

/// <summary>What follows from a listing in another feature. Each is one class in the folder of its feature.</summary>
public abstract class ListingEffect
{
    /// <summary>Lets it follow from a listing as it is now. Again changes nothing.</summary>
    public abstract Task FollowAsync(Listing listing, DurableTaskClient client, CancellationToken cancellationToken);
}
