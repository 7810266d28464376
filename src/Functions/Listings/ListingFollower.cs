using CreditFunctions.Core.Calendar;
using CreditFunctions.Core.Listings;
using CreditFunctions.Functions.Storage;
using Microsoft.DurableTask.Client;

namespace CreditFunctions.Functions.Listings;

/// <summary>Lets everything follow from a listing as its own row has it now. Again changes nothing.</summary>
public sealed class ListingFollower(
    IRecordStore<Listing> listings,
    ListingRecorder recorder,
    BanHolds holds,
    ListingDue due,
    TimeProvider time
)
{
    public async Task FollowAsync(ListingId id, DurableTaskClient client, CancellationToken cancellationToken)
    {
        if (await listings.FindAsync(id.Value, cancellationToken) is not { } stored)
        {
            return;
        }

        var now = time.GetUtcNow();
        var listing = stored.State;
        if (ListingPolicy.Expire(listing, now).IsSuccess)
        {
            await recorder.NoteExpiryAsync(id, now, cancellationToken);
            listing = (await listings.GetAsync(id.Value, cancellationToken)).State;
        }

        await holds.FollowAsync(listing, client, cancellationToken);
        if (listing.NextChangeAfter(BeijingTime.DateOf(now)) is { } day)
        {
            await due.PutAsync(id, BeijingTime.StartOf(day), cancellationToken);
        }
    }
}
