using CreditFunctions.Core;
using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Calendar;
using CreditFunctions.Core.Cases;
using CreditFunctions.Core.Identifiers;
using CreditFunctions.Core.Listings;
using CreditFunctions.Core.Notifications;
using CreditFunctions.Core.Rules;
using CreditFunctions.Functions.Storage;

namespace CreditFunctions.Functions.Listings;

/// <summary>
/// Changes listings: that of a case with the case, others by officers' decisions. Every step is made once, however often it is requested,
/// and a due row is written before it is recorded.
/// </summary>
public sealed class ListingRecorder(
    IRecordStore<Listing> listings,
    ListingIndex index,
    ListingRoll roll,
    ListingNotices notices,
    ListingExports exports,
    ListingDue due
)
{
    /// <summary>Proposes the listing once the notice is served, and decides or rejects it with the case.</summary>
    public async Task FollowAsync(IntegrityCase integrityCase, RuleFile rules, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var id = integrityCase.Id.ListingId;
        if (await listings.FindAsync(id.Value, cancellationToken) is null)
        {
            // Order: the index first, since a listing that is not found would ban nobody.
            await index.AddAsync(integrityCase.Subject, integrityCase.Party.Name, id, cancellationToken);
            var proposed = new ListingProposed(id, ListKind.Dishonesty, integrityCase.Subject, integrityCase.Party.Name, now)
            {
                Identifier = integrityCase.Identifier,
                ApplicationId = integrityCase.Source.About,
                IsDrill = integrityCase.IsDrill,
                IdentityKind = (integrityCase.Party as Party.Person)?.CitizenId.Kind ?? IdentityKind.CitizenId,
                IndexKeyId = (integrityCase.Party as Party.Person)?.CitizenId.IndexKeyId,
            };
            (
                await listings.CreateAsync(id.Value, proposed, Signature.Procedure(now, nameof(CaseAct.Decide)), [], cancellationToken)
            ).EnsureStored();
            await ShowAsync(id, cancellationToken);
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

    public Task TakeEffectAsync(IntegrityCase integrityCase, DateTimeOffset now, CancellationToken cancellationToken) =>
        RecordAsync(
            integrityCase.Id.ListingId,
            "effective",
            listing =>
                ListingPolicy.TakeEffect(listing, integrityCase.DecisionService!.Service.ServedOn, now).Select<Fact>(effect => effect),
            now,
            cancellationToken
        );

    public Task ExpireAsync(ListingId id, DateTimeOffset now, CancellationToken cancellationToken) =>
        TryAsync(id, "expired", listing => ListingPolicy.Expire(listing, now).Select<Fact>(moved => moved), now, cancellationToken);

    /// <summary>An appeal changed the decision: the changed terms apply from now on, unless the listing has ended.</summary>
    public async Task ChangeAsync(
        IntegrityCase integrityCase,
        AppealNotice appeal,
        RuleFile rules,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        var id = integrityCase.Id.ListingId;
        if ((await listings.FindAsync(id.Value, cancellationToken))?.State is not { State: ListingState.Effective, Terms: { } present })
        {
            return;
        }

        // The periods are counted from the bureau's determining document: an appeal does not extend them.
        var measures = appeal.Change!.Measures;
        var terms = ListingPolicy.TermsOf(
            MeasurePolicy.EntriesOf(measures, rules),
            measures.Select(each => each.Ban).FirstOrDefault(ban => ban is not null),
            present.DecisionNumber,
            present.DecidedOn,
            rules
        );
        await TryAsync(
            id,
            $"changed|{integrityCase.Appeals.Length}",
            listing => ListingPolicy.Change(listing, terms, $"{appeal.Number}：变更原决定。", now).Select<Fact>(changed => changed),
            now,
            cancellationToken
        );
    }

    /// <summary>A re-examination reversed the decision: listing, ban and publication end, unless they have ended.</summary>
    public async Task ReverseAsync(IntegrityCase integrityCase, DateTimeOffset now, CancellationToken cancellationToken)
    {
        // An ended listing cannot be revoked.
        if ((await listings.FindAsync(integrityCase.Id.ListingId.Value, cancellationToken))?.State.State != ListingState.Effective)
        {
            return;
        }

        var number = AppealPolicy.IsToBeCarriedOut(integrityCase)
            ? integrityCase.Appeals[^1].Number
            : integrityCase.Reexamination!.Letter!.Number.Value;
        await RecordAsync(
            integrityCase.Id.ListingId,
            "reversed",
            listing => ListingPolicy.Revoke(listing, $"{number}：撤销原决定。", now).Select<Fact>(moved => moved),
            Signature.Procedure(now, nameof(CaseAct.DecideReexamination)),
            cancellationToken
        );
    }

    public Task RevokeHonourAsync(ListingId id, DateTimeOffset now, CancellationToken cancellationToken) =>
        TryAsync(
            id,
            "honourLost",
            listing => ListingPolicy.Revoke(listing, "列入失信记录，退出红名单。", now).Select<Fact>(moved => moved),
            now,
            cancellationToken
        );

    /// <summary>公示: records the publication, decided on the listing's own row at that moment.</summary>
    public Task PublishAsync(ListingId id, DateTimeOffset now, CancellationToken cancellationToken) =>
        TryAsync(id, "published", listing => ListingPolicy.Publish(listing, now).Select<Fact>(fact => fact), now, cancellationToken);

    /// <summary>Updates the rows of the list, and of the export if it was published.</summary>
    public async Task ShowAsync(ListingId id, CancellationToken cancellationToken)
    {
        var listing = (await listings.GetAsync(id.Value, cancellationToken)).State;
        await roll.PutAsync(listing, cancellationToken);
        await exports.PutAsync(listing, cancellationToken);
    }

    /// <summary>Records an officer's decision on the current listing; its effects are due at once.</summary>
    /// <param name="kind">Prefix of the fact key.</param>
    /// <param name="owed">Mails of the fact; sent with its effects.</param>
    public Task<Result<Fact>> DecideAsync(
        ListingId id,
        string kind,
        Func<Listing, Result<Fact>> decide,
        Signature signature,
        CancellationToken cancellationToken,
        IReadOnlyList<OwedNotification>? owed = null
    ) => RecordAsync(id, kind, decide, signature, cancellationToken, owed);

    /// <summary>A dry run; nothing is stored.</summary>
    public async Task<Result<RepairRequested>> TryRepairAsync(
        ListingId id,
        RepairForm form,
        ActContext context,
        CancellationToken cancellationToken
    ) =>
        await listings.FindAsync(id.Value, cancellationToken) is { } stored
            ? RepairPolicy.Request(stored.State, form, context.Rules, context.Calendar, context.Now)
            : NotFound();

    public Task<Result<Fact>> RequestRepairAsync(
        ListingId id,
        RepairForm form,
        ActContext context,
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

    public Task<Result<Fact>> DecideRepairAsync(
        ListingId id,
        bool grants,
        string? reason,
        Signature signature,
        CancellationToken cancellationToken
    ) =>
        RecordAsync(
            id,
            "repairDecided",
            listing => RepairPolicy.Decide(listing, grants, reason, signature.At).Select<Fact>(decided => decided),
            signature,
            cancellationToken
        );

    internal static Error NotFound() =>
        new(ErrorKind.NotFound, "listing-not-found", "There is no such listing. Open it from the page of its case.");

    // A repair can be requested again after a refusal: the key contains the number of facts.
    private async Task<Result<Fact>> RecordAsync(
        ListingId id,
        string kind,
        Func<Listing, Result<Fact>> decide,
        Signature signature,
        CancellationToken cancellationToken,
        IReadOnlyList<OwedNotification>? owed = null
    )
    {
        if (await listings.FindAsync(id.Value, cancellationToken) is not { } stored)
        {
            return NotFound();
        }

        // Nothing is due if nothing is recorded.
        if (!decide(stored.State).TryGet(out _, out var errors))
        {
            return errors;
        }

        var key = $"{kind}|{stored.AuditHead.Sequence}|{signature.Actor}";
        var recording = await RecordAsync(id, key, decide, signature, signature.At, cancellationToken, owed);
        return recording is Recording<Listing>.Refused ? RecordStoreExtensions.HasChanged : recording.ToResult();
    }

    private async Task RecordAsync(
        ListingId id,
        string key,
        Func<Listing, Result<Fact>> decide,
        DateTimeOffset now,
        CancellationToken cancellationToken
    ) => (await TryAsync(id, key, decide, now, cancellationToken)).EnsureStored();

    // Refused if somebody ended the listing meanwhile: whoever asked reads it again.
    private Task<Recording<Listing>> TryAsync(
        ListingId id,
        string key,
        Func<Listing, Result<Fact>> decide,
        DateTimeOffset now,
        CancellationToken cancellationToken
    ) => RecordAsync(id, key, decide, Signature.Procedure(now, nameof(CaseAct.Decide)), now, cancellationToken);

    private async Task<Recording<Listing>> RecordAsync(
        ListingId id,
        string key,
        Func<Listing, Result<Fact>> decide,
        Signature signature,
        DateTimeOffset now,
        CancellationToken cancellationToken,
        IReadOnlyList<OwedNotification>? owed = null
    )
    {
        await due.ExpectAsync(id, now, cancellationToken);
        var recording = await listings.RecordAsync(id.Value, key, decide, signature, owed ?? [], cancellationToken);
        if (recording is Recording<Listing>.Done or Recording<Listing>.Earlier)
        {
            await WithdrawEndedAsync(id, now, cancellationToken);
            await ShowAsync(id, cancellationToken);
            await due.PutAsync(id, now, cancellationToken);
        }

        return recording;
    }

    // In the same step, so that repaired, revoked or ended listings are no longer shown.
    private async Task WithdrawEndedAsync(ListingId id, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var listing = (await listings.GetAsync(id.Value, cancellationToken)).State;
        if (listing.PublicationOn(BeijingTime.DateOf(now)) == PublicationState.Ended)
        {
            await notices.WithdrawAsync(id, cancellationToken);
        }
    }
}
