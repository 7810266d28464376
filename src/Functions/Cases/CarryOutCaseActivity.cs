using CreditFunctions.Core;
using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Cases;
using CreditFunctions.Functions.Applications;
using CreditFunctions.Functions.Listings;
using CreditFunctions.Functions.Procedure;
using CreditFunctions.Functions.Storage;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace CreditFunctions.Functions.Cases;

/// <summary>A decision that was served, and what became of the application.</summary>
public sealed record CaseEffect(string CaseId, bool IsDisqualified);

/// <summary>
/// Carries out what a served decision means: the listing takes effect, and the hold of the suspicion ends, whether the application was
/// disqualified or goes on.
/// </summary>
public sealed class CarryOutCaseActivity(
    IRecordStore<IntegrityCase> cases,
    ListingRecorder listings,
    ApplicationRecorder applications,
    TimeProvider time
)
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

        await LiftHoldAsync(integrityCase, now, client, cancellationToken);
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

    // Its procedure, and that of its round, are woken by this, also where the hold was lifted before.
    private async Task LiftHoldAsync(
        IntegrityCase integrityCase,
        DateTimeOffset now,
        DurableTaskClient client,
        CancellationToken cancellationToken
    )
    {
        var source = (CaseSource.Concealment)integrityCase.Source;
        var key = Hold.KeyOfSuspicion(source.PartyId, source.Source);
        var lifted = new HoldLifted($"案件{integrityCase.Number}已办结。", now) { Key = key };
        var recording = await applications.RecordAsync(
            source.ApplicationId.Value,
            $"lift|case|{integrityCase.Id}",
            _ => lifted,
            Signature.Procedure(now, nameof(CaseAct.Decide)),
            client,
            cancellationToken
        );
        recording.EnsureStored();
    }
}
