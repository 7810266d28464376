using CreditFunctions.Core.Cases;
using CreditFunctions.Functions.Listings;
using CreditFunctions.Functions.Procedure;
using CreditFunctions.Functions.Storage;
using Microsoft.Azure.Functions.Worker;

namespace CreditFunctions.Functions.Cases;

/// <summary>Lets the listing follow its case: proposed and notified with the notice, decided or rejected with the decision.</summary>
public sealed class FollowListingActivity(IRecordStore<IntegrityCase> cases, ListingRecorder listings, ActContexts contexts)
{
    internal static readonly ActivityCall<CaseBegun> Call = new(nameof(FollowListingActivity));

    [Function(nameof(FollowListingActivity))]
    public async Task RunAsync([ActivityTrigger] CaseBegun begun, CancellationToken cancellationToken)
    {
        var integrityCase = (await cases.GetAsync(begun.CaseId, cancellationToken)).State;
        if (!contexts.Of(integrityCase.RuleVersion).TryGet(out var context, out var errors))
        {
            throw new TransientFailureException($"The listing of case {begun.CaseId} waits: {errors[0].Message}");
        }

        await listings.FollowAsync(integrityCase, context.Rules, context.Now, cancellationToken);
    }
}
