using CreditFunctions.Core.Calendar;
using CreditFunctions.Core.Listings;
using CreditFunctions.Functions.Notifications;
using CreditFunctions.Functions.Storage;
using Microsoft.DurableTask.Client;

namespace CreditFunctions.Functions.Listings;

/// <summary>Lets everything follow from a listing as its own row has it now. Again changes nothing.</summary>
public sealed class ListingFollower(
    IRecordStore<Listing> listings,
    ListingRecorder recorder,
    ListingIndex index,
    IEnumerable<ListingEffect> effects,
    ListingNotices notices,
    MailSender mails,
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
        await recorder.ShowAsync(id, cancellationToken);
        if (ListingPolicy.Expire(listing, now).IsSuccess)
        {
            // Recording it makes this due once more.
            await recorder.ExpireAsync(id, now, cancellationToken);
            listing = (await listings.GetAsync(id.Value, cancellationToken)).State;
        }

        foreach (var effect in effects)
        {
            await effect.FollowAsync(listing, client, cancellationToken);
        }

        if (listing.Objections.Any(objection => objection.Ruling is not null))
        {
            await mails.DeliverAllAsync(listings, id.Value, cancellationToken);
        }

        await RevokeHonoursAsync(listing, now, cancellationToken);
        listing = await PublishAsync(listing, now, cancellationToken);
        if (listing.NextChangeAfter(BeijingTime.DateOf(now)) is { } day)
        {
            await due.PutAsync(id, BeijingTime.StartOf(day), cancellationToken);
        }
    }

    // What its own row says right before and right after its page is written decides.
    private async Task<Listing> PublishAsync(Listing listing, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var today = BeijingTime.DateOf(now);
        if (ListingPolicy.Publish(listing, now).IsSuccess)
        {
            await recorder.PublishAsync(listing.Id, now, cancellationToken);
            listing = (await listings.GetAsync(listing.Id.Value, cancellationToken)).State;
        }

        if (listing.PublicationOn(today) == PublicationState.Published)
        {
            await notices.PutAsync(listing, cancellationToken);
            listing = (await listings.GetAsync(listing.Id.Value, cancellationToken)).State;
        }

        if (listing.PublicationOn(today) == PublicationState.Ended)
        {
            await notices.WithdrawAsync(listing.Id, cancellationToken);
        }

        return listing;
    }

    // Any entry for dishonesty removes a winner from the honour list.
    private async Task RevokeHonoursAsync(Listing listing, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (listing.Kind == ListKind.Honour || !listing.IsEffectiveOn(BeijingTime.DateOf(now)))
        {
            return;
        }

        foreach (var id in await index.FindAsync(listing.Subject, cancellationToken))
        {
            if (
                (await listings.FindAsync(id.Value, cancellationToken))?.State
                    is { Kind: ListKind.Honour, State: ListingState.Effective } honour
                && honour.IsDrill == listing.IsDrill
            )
            {
                await recorder.RevokeHonourAsync(id, now, cancellationToken);
            }
        }
    }
}
