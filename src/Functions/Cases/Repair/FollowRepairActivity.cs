using CreditFunctions.Core;
using CreditFunctions.Core.Cases;
using CreditFunctions.Core.Listings;
using CreditFunctions.Core.Staff;
using CreditFunctions.Functions.Listings;
using CreditFunctions.Functions.Procedure;
using CreditFunctions.Functions.Storage;
using Microsoft.Azure.Functions.Worker;

namespace CreditFunctions.Functions.Cases;

/// <summary>
/// Brings a case and its listing into step about a repair: the application opens the acts of officers; what the leader decided ends the
/// listing, or leaves it.
/// </summary>
public sealed class FollowRepairActivity(
    IRecordStore<IntegrityCase> cases,
    IRecordStore<Listing> listings,
    ListingRecorder recorder,
    CaseRecorder caseRecorder,
    TimeProvider time
)
{
    internal static readonly ActivityCall<CaseBegun> Call = new(nameof(FollowRepairActivity));

    [Function(nameof(FollowRepairActivity))]
    public async Task RunAsync([ActivityTrigger] CaseBegun begun, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var integrityCase = (await cases.GetAsync(begun.CaseId, cancellationToken)).State;
        var listing = (await listings.GetAsync(integrityCase.Id.ListingId.Value, cancellationToken)).State;
        if (CaseRepairPolicy.IsListingBehind(integrityCase, listing, now))
        {
            var letter = integrityCase.Repair!.Decision!.Letter;
            var signature = Signature.Procedure(now, nameof(DeskAct.DecideRepair));

            // Refused only where somebody was quicker: the next reading of the rows sees it.
            await recorder.DecideRepairAsync(listing.Id, letter.IsGranted, letter.Reasons, signature, cancellationToken);
            return;
        }

        var request = (listing.Repair ?? integrityCase.Repair?.Request)?.RequestedAt.UtcTicks;
        await caseRecorder.FollowAsync(
            integrityCase.Id,
            $"{(listing.Repair is null ? "repairLapsed" : "repairOpened")}|{request}",
            current => CaseRepairPolicy.Follow(current, listing, now) is { } fact ? fact : CaseRefusals.NothingToFollow(),
            (_, _) => [],
            nameof(DeskAct.DecideRepair),
            cancellationToken
        );
    }
}
