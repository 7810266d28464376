using CreditFunctions.Core.Listings;
using Microsoft.DurableTask.Client;

namespace CreditFunctions.Functions.Listings;

/// <summary>An effect of a listing in another feature. Each is one class in the folder of its feature.</summary>
public abstract class ListingEffect
{
    /// <summary>Applies the current state of a listing. A repeat changes nothing.</summary>
    public abstract Task FollowAsync(Listing listing, DurableTaskClient client, CancellationToken cancellationToken);
}
