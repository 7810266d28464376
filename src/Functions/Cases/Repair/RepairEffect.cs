using CreditFunctions.Core.Cases;
using CreditFunctions.Core.Listings;
using CreditFunctions.Functions.Listings;
using CreditFunctions.Functions.Procedure;
using Microsoft.DurableTask.Client;

namespace CreditFunctions.Functions.Cases;

/// <summary>Wakes the case that a listing came from: a repair that waits there has lapsed where the listing ended, and an
/// objection that was decided is to be answered.</summary>
internal sealed class RepairEffect : ListingEffect
{
    public override Task FollowAsync(Listing listing, DurableTaskClient client, CancellationToken cancellationToken) =>
        listing.Entry is not null || !CaseId.TryParse(listing.Id.Value, out var caseId) ? Task.CompletedTask
        // The procedure of a closed case has ended where its listing is permanent.
        : listing.Objections.Any(objection => objection.Ruling is not null)
            ? client.BeginAgainOrWakeAsync(CaseOrchestrator.Call, InstanceIds.Of(caseId), new CaseBegun(caseId.Value), cancellationToken)
        : client.WakeAsync(InstanceIds.Of(caseId), cancellationToken);
}
