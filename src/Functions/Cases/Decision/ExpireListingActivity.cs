using CreditFunctions.Core.Listings;
using CreditFunctions.Functions.Listings;
using CreditFunctions.Functions.Procedure;
using Microsoft.Azure.Functions.Worker;

namespace CreditFunctions.Functions.Cases;

/// <summary>Records that the listing of a case has expired.</summary>
public sealed class ExpireListingActivity(ListingRecorder listings, TimeProvider time)
{
    internal static readonly ActivityCall<CaseBegun> Call = new(nameof(ExpireListingActivity));

    [Function(nameof(ExpireListingActivity))]
    public Task RunAsync([ActivityTrigger] CaseBegun begun, CancellationToken cancellationToken) =>
        listings.ExpireAsync(ListingId.Of(begun.CaseId), time.GetUtcNow(), cancellationToken);
}
