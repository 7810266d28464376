using CreditFunctions.Core;
using CreditFunctions.Core.Calendar;
using CreditFunctions.Core.Cases;
using CreditFunctions.Core.Listings;
using CreditFunctions.Core.Notifications;
using CreditFunctions.Functions.Notifications;
using CreditFunctions.Functions.Storage;
using Microsoft.DurableTask.Client;

namespace CreditFunctions.Functions.Listings;

/// <summary>Lets everything follow from a listing as its own row has it now. Again changes nothing.</summary>
public sealed class ListingFollower(
    IRecordStore<Listing> listings,
    IRecordStore<IntegrityCase> cases,
    WorkingDayCalendar calendar,
    ListingRecorder recorder,
    PartyListings parties,
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
        var today = BeijingTime.DateOf(now);
        var listing = await RecountAsync(stored.State, now, cancellationToken);
        await recorder.ShowAsync(id, cancellationToken);
        if (ListingPolicy.Expire(listing, now).IsSuccess)
        {
            // Recording it makes this due once more.
            await recorder.ExpireAsync(id, now, cancellationToken);
            listing = await ReadAsync(id, cancellationToken);
        }

        // Before effects and mails, which may fail: what may not be public any more does not wait for them.
        await WithdrawEndedAsync(listing, today, cancellationToken);
        foreach (var effect in effects)
        {
            await effect.FollowAsync(listing, client, cancellationToken);
        }

        if (!listing.Objections.IsEmpty)
        {
            await mails.DeliverAllAsync(listings, id.Value, cancellationToken);
        }

        listing = await RevokeHonoursAsync(listing, now, cancellationToken);
        listing = await PublishAsync(listing, now, cancellationToken);
        if (listing.NextChangeAfter(today) is { } day)
        {
            await due.PutAsync(id, BeijingTime.StartOf(day), cancellationToken);
        }

        // The missing notice may come any day.
        if (ListingRecountPolicy.IsProvisional(listing))
        {
            await due.PutAsync(id, BeijingTime.StartOf(BeijingTime.DateOf(now).AddDays(1)), cancellationToken);
        }
    }

    // The case notifies the party of the term of its repair.
    private async Task<Listing> RecountAsync(Listing listing, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (!ListingRecountPolicy.Recount(listing, calendar, now).TryGet(out var recounted, out _))
        {
            return listing;
        }

        var isLater = recounted.AnswerBy?.At > ListingObjectionPolicy.AnswerByOf(listing)?.At;
        var told = isLater ? (await cases.FindAsync(listing.Id.Value, cancellationToken))?.State : null;
        await recorder.DecideAsync(
            listing.Id,
            "recounted",
            current => ListingRecountPolicy.Recount(current, calendar, now).Select<Fact>(fact => fact),
            Signature.Procedure(now, "WorkingDays"),
            cancellationToken,
            told is { PartyEmail: { } email }
                ?
                [
                    new OwedNotification(
                        $"recounted|{listing.Objections.Length}",
                        new CaseTermNotified(
                            email,
                            told.Id.Value,
                            told.Number.Value,
                            PartyTerm.ObjectionAnswer,
                            CaseTermNews.Moved,
                            recounted.AnswerBy!.At
                        )
                    ),
                ]
                : null
        );
        return (await listings.GetAsync(listing.Id.Value, cancellationToken)).State;
    }

    // What its own row says right before and right after its page is written decides.
    private async Task<Listing> PublishAsync(Listing listing, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var today = BeijingTime.DateOf(now);
        if (ListingPolicy.Publish(listing, now).IsSuccess)
        {
            await recorder.PublishAsync(listing.Id, now, cancellationToken);
            listing = await ReadAsync(listing.Id, cancellationToken);
        }

        if (listing.PublicationOn(today) == PublicationState.Published)
        {
            await notices.PutAsync(listing, cancellationToken);
            listing = await ReadAsync(listing.Id, cancellationToken);
            await WithdrawEndedAsync(listing, today, cancellationToken);
        }

        return listing;
    }

    private async Task WithdrawEndedAsync(Listing listing, DateOnly today, CancellationToken cancellationToken)
    {
        if (listing.PublicationOn(today) == PublicationState.Ended)
        {
            await notices.WithdrawAsync(listing.Id, cancellationToken);
        }
    }

    // Any entry for dishonesty removes a winner from the honour list, whichever of the two was entered first.
    private async Task<Listing> RevokeHonoursAsync(Listing listing, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var today = BeijingTime.DateOf(now);
        if (!listing.IsEffectiveOn(today))
        {
            return listing;
        }

        var all = (await parties.ReadAsync(listing.Subject, cancellationToken)).Where(other => other.IsDrill == listing.IsDrill).ToList();
        if (!HonourPolicy.IsDishonestOn(all, today))
        {
            return listing;
        }

        foreach (var honour in all.Where(other => other is { Kind: ListKind.Honour, State: ListingState.Effective }))
        {
            await recorder.RevokeHonourAsync(honour.Id, now, cancellationToken);
        }

        return listing.Kind == ListKind.Honour ? await ReadAsync(listing.Id, cancellationToken) : listing;
    }

    private async Task<Listing> ReadAsync(ListingId id, CancellationToken cancellationToken) =>
        (await listings.GetAsync(id.Value, cancellationToken)).State;
}
