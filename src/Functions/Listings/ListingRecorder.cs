using CreditFunctions.Core;
using CreditFunctions.Core.Cases;
using CreditFunctions.Core.Listings;
using CreditFunctions.Core.Rules;
using CreditFunctions.Functions.Storage;

namespace CreditFunctions.Functions.Listings;

/// <summary>Moves the listing of a case along with the case. Every step is made once, however often it is asked for.</summary>
public sealed class ListingRecorder(IRecordStore<Listing> listings, ListingIndex index, ListingDue due)
{
    /// <summary>Proposes the listing once the notice is served, and decides or rejects it as the case is decided.</summary>
    public async Task FollowAsync(IntegrityCase integrityCase, RuleFile rules, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var id = integrityCase.Id.ListingId;
        if (await listings.FindAsync(id.Value, cancellationToken) is null)
        {
            // The index first: a listing that nobody finds would ban nobody.
            await index.AddAsync(integrityCase.Subject, id, cancellationToken);
            var proposed = new ListingProposed(id, ListKind.Dishonesty, integrityCase.Subject, integrityCase.Party.Name, now)
            {
                ApplicationId = (integrityCase.Source as CaseSource.Concealment)?.ApplicationId,
            };
            (
                await listings.CreateAsync(id.Value, proposed, Signature.Procedure(now, nameof(CaseAct.Decide)), [], cancellationToken)
            ).EnsureStored();
        }

        await RecordAsync(
            id,
            "notified",
            listing => ListingPolicy.Notify(listing, now).Select<Fact>(moved => moved),
            now,
            cancellationToken
        );
        if (integrityCase.Decision is { Listing: { } terms })
        {
            await RecordAsync(
                id,
                "decided",
                listing => ListingPolicy.Decide(listing, terms, rules, now).Select<Fact>(decided => decided),
                now,
                cancellationToken
            );
        }
        else if (integrityCase.Decision is not null)
        {
            var reason = $"案件{integrityCase.Number}：不成立。";
            await RecordAsync(
                id,
                "rejected",
                listing => ListingPolicy.Reject(listing, reason, now).Select<Fact>(moved => moved),
                now,
                cancellationToken
            );
        }
    }

    /// <summary>The decision was served: listing and ban begin.</summary>
    public async Task TakeEffectAsync(IntegrityCase integrityCase, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var id = integrityCase.Id.ListingId;
        await due.ExpectAsync(id, now, cancellationToken);
        await RecordAsync(
            id,
            "effective",
            listing =>
                ListingPolicy.TakeEffect(listing, integrityCase.DecisionService!.Service.ServedOn, now).Select<Fact>(effect => effect),
            now,
            cancellationToken
        );
        await due.PutAsync(id, now, cancellationToken);
    }

    /// <summary>Notes the end that the window brought; what follows from it follows.</summary>
    public async Task ExpireAsync(ListingId id, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await due.ExpectAsync(id, now, cancellationToken);
        await NoteExpiryAsync(id, now, cancellationToken);
        await due.PutAsync(id, now, cancellationToken);
    }

    /// <summary>Notes the end that the window brought, for whoever lets the rest follow.</summary>
    internal Task NoteExpiryAsync(ListingId id, DateTimeOffset now, CancellationToken cancellationToken) =>
        RecordAsync(id, "expired", listing => ListingPolicy.Expire(listing, now).Select<Fact>(moved => moved), now, cancellationToken);

    /// <summary>What an application for repair would come to now; nothing is kept.</summary>
    public async Task<Result<RepairRequested>> TryRepairAsync(
        ListingId id,
        RepairForm form,
        CaseContext context,
        CancellationToken cancellationToken
    ) =>
        await listings.FindAsync(id.Value, cancellationToken) is { } stored
            ? RepairPolicy.Request(stored.State, form, context.Rules, context.Calendar, context.Now)
            : NotFound();

    /// <summary>Takes in an application for repair.</summary>
    public Task<Result<Fact>> RequestRepairAsync(
        ListingId id,
        RepairForm form,
        CaseContext context,
        Signature signature,
        CancellationToken cancellationToken
    ) =>
        RecordAsync(
            id,
            "repairRequested",
            listing =>
                RepairPolicy.Request(listing, form, context.Rules, context.Calendar, context.Now).Select<Fact>(requested => requested),
            signature,
            cancellationToken
        );

    /// <summary>Grants a repair, which ends listing, ban and publication together, or refuses it.</summary>
    public async Task<Result<Fact>> DecideRepairAsync(
        ListingId id,
        bool grants,
        string? reason,
        Signature signature,
        CancellationToken cancellationToken
    )
    {
        await due.ExpectAsync(id, signature.At, cancellationToken);
        var decided = await RecordAsync(
            id,
            "repairDecided",
            listing => RepairPolicy.Decide(listing, grants, reason, signature.At).Select<Fact>(fact => fact),
            signature,
            cancellationToken
        );
        await due.PutAsync(id, signature.At, cancellationToken);
        return decided;
    }

    internal static Error NotFound() =>
        new(ErrorKind.NotFound, "listing-not-found", "There is no such listing. Open it from the page of its case.");

    // A refused repair can be applied for again: the key carries how many facts there were.
    private async Task<Result<Fact>> RecordAsync(
        ListingId id,
        string kind,
        Func<Listing, Result<Fact>> decide,
        Signature signature,
        CancellationToken cancellationToken
    )
    {
        if (await listings.FindAsync(id.Value, cancellationToken) is not { } stored)
        {
            return NotFound();
        }

        var recording = await listings.RecordAsync(
            id.Value,
            $"{kind}|{stored.AuditHead.Sequence}",
            decide,
            signature,
            [],
            cancellationToken
        );
        return recording is Recording<Listing>.Refused refused ? refused.Errors : recording.EnsureStored();
    }

    private async Task RecordAsync(
        ListingId id,
        string key,
        Func<Listing, Result<Fact>> decide,
        DateTimeOffset now,
        CancellationToken cancellationToken
    ) =>
        (
            await listings.RecordAsync(id.Value, key, decide, Signature.Procedure(now, nameof(CaseAct.Decide)), [], cancellationToken)
        ).EnsureStored();
}
