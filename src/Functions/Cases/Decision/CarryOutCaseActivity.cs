using CreditFunctions.Core;
using CreditFunctions.Core.Cases;
using CreditFunctions.Functions.Listings;
using CreditFunctions.Functions.Procedure;
using CreditFunctions.Functions.Storage;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace CreditFunctions.Functions.Cases;

/// <summary>Result of a served decision for the application.</summary>
public sealed record CaseEffect(string CaseId, bool IsDisqualified);

/// <summary>
/// Executes a served decision: the listing takes effect, and the hold of the suspicion ends, whether the application is disqualified or
/// continues.
/// </summary>
public sealed class CarryOutCaseActivity(IRecordStore<IntegrityCase> cases, ListingRecorder listings, CaseHolds holds, TimeProvider time)
{
    internal static readonly ActivityCall<CaseEffect> Call = new(nameof(CarryOutCaseActivity));

    [Function(nameof(CarryOutCaseActivity))]
    public async Task RunAsync(
        [ActivityTrigger] CaseEffect effect,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken
    )
    {
        var integrityCase = (await cases.GetAsync(effect.CaseId, cancellationToken)).State;
        var now = time.GetUtcNow();
        if (integrityCase.Decision!.Listing is not null)
        {
            await listings.TakeEffectAsync(integrityCase, now, cancellationToken);
        }

        await holds.LiftAsync(integrityCase, now, client, cancellationToken);
        var recording = await cases.RecordAsync(
            effect.CaseId,
            "carriedOut",
            _ => new CaseCarriedOut(effect.IsDisqualified, now),
            Signature.Procedure(now, nameof(CaseAct.Decide)),
            [],
            cancellationToken
        );
        recording.EnsureStored();
    }
}
