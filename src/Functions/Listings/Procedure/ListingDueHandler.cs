using CreditFunctions.Functions.Publications;
using Microsoft.DurableTask.Client;

namespace CreditFunctions.Functions.Listings;

/// <summary>Applies the start and end of listings.</summary>
internal sealed class ListingDueHandler(ListingFollower listings) : DueHandler
{
    public override bool Handles(DuePublication due) => ListingDue.TryRead(due, out _);

    public override Task FollowAsync(DuePublication due, DurableTaskClient client, CancellationToken cancellationToken) =>
        ListingDue.TryRead(due, out var id) ? listings.FollowAsync(id, client, cancellationToken) : Task.CompletedTask;
}
