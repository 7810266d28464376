using CreditFunctions.Core;
using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Listings;
using CreditFunctions.Core.Rounds;
using CreditFunctions.Functions.Applications;
using CreditFunctions.Functions.Listings;
using CreditFunctions.Functions.Rounds;
using CreditFunctions.Functions.Storage;
using Microsoft.DurableTask.Client;

namespace CreditFunctions.Functions.Processing;

/// <summary>Puts the open applications of a banned party on hold, and lets them go on once the ban has ended.</summary>
public sealed class BanHolds(
    BanGate gate,
    Participations participations,
    IRecordStore<Application> applications,
    ApplicationRecorder recorder,
    RoundMembers members,
    RoundDirectory directory,
    ListingDue due,
    ListingUses uses,
    TimeProvider time
) : ListingEffect
{
    public override async Task FollowAsync(Listing listing, DurableTaskClient client, CancellationToken cancellationToken)
    {
        foreach (var id in await FindReachedAsync(listing, cancellationToken))
        {
            if (
                await applications.FindAsync(id, cancellationToken) is { State: var application }
                && BanHoldPolicy.Follow(application, await IsDrillAsync(application, cancellationToken), listing, time.GetUtcNow())
                    is { } fact
            )
            {
                if (fact is HoldPlaced && (await uses.UseAsync([listing], cancellationToken)).Count == 0)
                {
                    return;
                }

                var recording = await recorder.RecordAsync(
                    id,
                    FactKey(fact, listing.Id),
                    _ => fact,
                    Signature.Procedure(time.GetUtcNow(), "Ban"),
                    client,
                    cancellationToken
                );
                recording.EnsureStored();
            }
        }
    }

    private async Task<IReadOnlyList<string>> FindReachedAsync(Listing listing, CancellationToken cancellationToken)
    {
        var found = new List<string>();
        foreach (var subject in BanPolicy.ReachOf(listing))
        {
            found.AddRange(await participations.FindAsync(subject, cancellationToken));
        }

        return [.. found.Distinct()];
    }

    /// <summary>
    /// The gate before an award or a promotion: whether a party of an application is banned at this moment. The application is on hold
    /// then, also where its listing took effect just now.
    /// </summary>
    public async Task<bool> HoldIfBannedAsync(Application application, CancellationToken cancellationToken)
    {
        var applicationId = application.Id.Value;
        var found = (await gate.FindBanningAsync(application.Parties, cancellationToken))
            .Where(listing => listing.ApplicationId != application.Id)
            .ToList();
        if (found.Count == 0)
        {
            return false;
        }

        var isDrill = await IsDrillAsync(application, cancellationToken);
        var banning = await uses.UseAsync(found.Where(listing => listing.IsDrill == isDrill), cancellationToken);
        foreach (var listing in banning)
        {
            if (BanHoldPolicy.Follow(application, isDrill, listing, time.GetUtcNow()) is { } fact)
            {
                var recording = await applications.RecordAsync(
                    applicationId,
                    FactKey(fact, listing.Id),
                    _ => fact,
                    Signature.Procedure(time.GetUtcNow(), "Ban"),
                    [],
                    cancellationToken
                );
                recording.EnsureStored();
                await members.PutAsync(await applications.GetAsync(applicationId, cancellationToken), cancellationToken);

                // It may have ended since it was read: what follows from it is looked at once more.
                await due.PutAsync(listing.Id, time.GetUtcNow(), cancellationToken);
            }
        }

        return banning.Count > 0;
    }

    private async Task<bool> IsDrillAsync(Application application, CancellationToken cancellationToken) =>
        (await directory.GetAsync(application.RoundId.Value, cancellationToken)).Kind == RoundKind.Drill;

    // Once each: a listing that has ended never takes effect again.
    private static string FactKey(Fact fact, ListingId id) => $"{(fact is HoldPlaced ? "hold" : "lift")}|{BanHoldPolicy.KeyOf(id)}";
}
