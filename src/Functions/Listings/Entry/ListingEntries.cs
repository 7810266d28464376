using System.Collections.Immutable;
using CreditFunctions.Core;
using CreditFunctions.Core.Cases;
using CreditFunctions.Core.Listings;
using CreditFunctions.Core.Notifications;
using CreditFunctions.Core.Rules;
using CreditFunctions.Core.Staff;
using CreditFunctions.Functions.SignIn;
using CreditFunctions.Functions.Staff;
using CreditFunctions.Functions.Storage;
using CreditFunctions.Pages.Listings;

namespace CreditFunctions.Functions.Listings;

/// <summary>Enters listings that no case led to: by one officer, and a second one.</summary>
public sealed class ListingEntries(
    IRecordStore<Listing> listings,
    IRecordStore<IntegrityCase> cases,
    ListingIndex index,
    ListingRecorder recorder,
    ListingRoll roll,
    StaffRecords staff,
    ListingForms forms
)
{
    /// <summary>One officer enters a listing; it has no effect yet.</summary>
    public async Task<Result<Listing>> EnterAsync(
        DeskPost post,
        ActContext context,
        Signature signature,
        CancellationToken cancellationToken
    )
    {
        var form = ListingForms.EntryOf(post, context.Rules);
        var subject = forms.SubjectOf(
            post[ListingFields.UnitCode],
            post[ListingFields.IdentityKind],
            post[ListingFields.IdentityNumber],
            form.IsHistorical ? form.Name : null,
            context.Now
        );
        var responsible = forms.ResponsiblePersonsOf(post, context.Now);
        var entry = ListingEntryPolicy.Check(form, context.Rules, context.AllowsSamples, context.Now);
        if (!subject.TryGet(out var party, out _) || !entry.TryGet(out var entered, out _) || !responsible.TryGet(out var persons, out _))
        {
            ImmutableArray<Error> errors = [.. subject.Errors, .. entry.Errors, .. responsible.Errors];
            return errors;
        }

        var id = ListingId.Of(ApplicationId.FromBytes(Guid.NewGuid().ToByteArray()).Value);
        var name = ListingEntryPolicy.CleanName(form.Name);
        await index.AddAsync(party.Subject, name, id, cancellationToken);
        foreach (var person in persons)
        {
            await index.AddAsync(person.Subject, id, cancellationToken);
        }

        var proposed = new ListingProposed(id, form.Kind!.Value, party.Subject, name, context.Now)
        {
            Identifier = party.Identifier,
            IdentityKind = party.IdentityKind,
            IndexKeyId = party.IndexKeyId,
            Entry = entered,
            EnteredBy = signature.Actor,
            ResponsiblePersons = persons,
        };
        (await listings.CreateAsync(id.Value, proposed, signature, [], cancellationToken)).EnsureStored();
        await recorder.ShowAsync(id, cancellationToken);
        return (await listings.GetAsync(id.Value, cancellationToken)).State;
    }

    /// <summary>Another officer confirms it, from when on it has effect, or rejects it.</summary>
    public async Task<Result<Fact>> DecideAsync(
        ListingId id,
        DeskPost post,
        ActContext context,
        Signature signature,
        CancellationToken cancellationToken
    )
    {
        var directory = await staff.ReadAsync(cancellationToken);
        return await recorder.DecideAsync(
            id,
            "entryDecided",
            listing =>
                post[ListingFields.Choice] switch
                {
                    ListingFields.Confirm => ListingEntryPolicy
                        .Confirm(listing, signature.Actor, directory, context.Rules, context.AllowsSamples, context.Now)
                        .Select<Fact>(entered => entered),
                    ListingFields.Reject => ListingEntryPolicy
                        .Reject(listing, signature.Actor, directory, post[ListingFields.Reason], context.Now)
                        .Select<Fact>(rejected => rejected),
                    _ => new Error(ErrorKind.Invalid, "listing-choice-is-missing", "Say whether the entry is confirmed or rejected.").At(
                        ListingFields.Choice
                    ),
                },
            signature,
            cancellationToken
        );
    }

    /// <summary>
    /// A leader ends a listing whose basis fell away, or to which an objection was right: nobody who held a seat in its case, acts for
    /// the party, or entered it.
    /// </summary>
    public async Task<Result<Fact>> RevokeAsync(
        ListingId id,
        Officer officer,
        string? reason,
        Signature signature,
        CancellationToken cancellationToken
    )
    {
        if (await CheckSeatAsync(id, officer, cancellationToken) is { IsEmpty: false } faults)
        {
            return faults;
        }

        var directory = await staff.ReadAsync(cancellationToken);
        return await recorder.DecideAsync(
            id,
            "revoked",
            listing => ListingEntryPolicy.Revoke(listing, officer.Id, directory, reason, signature.At).Select<Fact>(revoked => revoked),
            signature,
            cancellationToken
        );
    }

    /// <summary>Decides on an objection: nobody who held a seat in its case, acts for the party, or entered one of both.</summary>
    public async Task<Result<Fact>> RuleObjectionAsync(
        ListingId id,
        DeskPost post,
        Signature signature,
        CancellationToken cancellationToken
    )
    {
        bool? upholds = post[ListingFields.Choice] switch
        {
            ListingFields.Uphold => true,
            ListingFields.Dismiss => false,
            _ => null,
        };
        if (upholds is null)
        {
            return new Error(ErrorKind.Invalid, "listing-choice-is-missing", "Say whether the objection is upheld.").At(
                ListingFields.Choice
            );
        }

        if (await CheckSeatAsync(id, post.Officer, cancellationToken) is { IsEmpty: false } faults)
        {
            return faults;
        }

        var directory = await staff.ReadAsync(cancellationToken);
        var listed = (await listings.FindAsync(id.Value, cancellationToken))?.State;
        var integrityCase = (await cases.FindAsync(id.Value, cancellationToken))?.State;
        return await recorder.DecideAsync(
            id,
            "objectionRuled",
            listing =>
                ListingObjectionPolicy
                    .Rule(listing, signature.Actor, directory, upholds.Value, post[ListingFields.RulingReason], signature.At)
                    .Select<Fact>(ruled => ruled),
            signature,
            cancellationToken,
            ReplyTo(listed, integrityCase, upholds.Value, post[ListingFields.RulingReason]) is { } reply
                ? [new OwedNotification($"objection|{listed!.Objections.Length}", reply)]
                : null
        );
    }

    /// <summary>The listings with an objection that an officer may decide on, the first due first.</summary>
    public async Task<IReadOnlyList<Listing>> ReadObjectedAsync(Officer officer, CancellationToken cancellationToken)
    {
        var found = new List<Listing>();
        if (DeskPolicy.May(officer, DeskAct.RuleListingObjection))
        {
            foreach (var each in (await roll.ReadObjectedAsync(cancellationToken)).OrderBy(each => each.AnswerBy))
            {
                var listing = (await listings.GetAsync(each.Id.Value, cancellationToken)).State;
                if (await MayRuleObjectionAsync(listing, officer, cancellationToken))
                {
                    found.Add(listing);
                }
            }
        }

        return found;
    }

    /// <summary>Whether an officer decides on the objection that waits.</summary>
    public async Task<bool> MayRuleObjectionAsync(Listing listing, Officer officer, CancellationToken cancellationToken) =>
        listing.State == ListingState.Effective
        && ListingObjectionPolicy.OpenOf(listing) is not null
        && DeskPolicy.May(officer, DeskAct.RuleListingObjection)
        && !ListingObjectionPolicy.IsOfWhoEntered(listing, officer.Id, await staff.ReadAsync(cancellationToken))
        && (await CheckSeatAsync(listing.Id, officer, cancellationToken)).IsEmpty;

    // The party of a case reads the reason behind its link.
    private static Notification? ReplyTo(Listing? listing, IntegrityCase? integrityCase, bool upholds, string? reason) =>
        (integrityCase, listing?.Objections.LastOrDefault()) switch
        {
            ({ PartyEmail: { } email }, not null) => new CasePartyNotified(
                email,
                integrityCase.Id.Value,
                integrityCase.Number.Value,
                upholds ? CasePartyNews.ObjectionUpheld : CasePartyNews.ObjectionDismissed
            ),
            (null, { ContactEmail: { } email }) => new ListingObjectionReply(email, listing!.Terms!.DecisionNumber, upholds, reason ?? ""),
            _ => null,
        };

    /// <summary>Why an officer may not decide on a listing: any seat in its case, or an address of the party.</summary>
    public async Task<ImmutableArray<Error>> CheckSeatAsync(ListingId id, Officer officer, CancellationToken cancellationToken) =>
        await cases.FindAsync(id.Value, cancellationToken) is { State: var integrityCase }
            ? CaseSeatPolicy.CheckUninvolved(integrityCase, officer)
            : [];
}
