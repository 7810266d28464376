using System.Collections.Immutable;
using CreditFunctions.Core.Calendar;
using CreditFunctions.Core.Listings;
using CreditFunctions.Core.Staff;
using CreditFunctions.Functions.Documents;
using CreditFunctions.Functions.Http;
using CreditFunctions.Functions.Procedure;
using CreditFunctions.Functions.SignIn;
using CreditFunctions.Functions.Staff;
using CreditFunctions.Pages.Components;
using CreditFunctions.Pages.Desk;
using CreditFunctions.Pages.Listings;
using Microsoft.AspNetCore.Http;

namespace CreditFunctions.Functions.Listings;

/// <summary>A listing for programs.</summary>
/// <param name="IsEffective">Whether it has effect today.</param>
/// <param name="IsBanning">Whether it refuses new applications of the party today.</param>
public sealed record ListingView(
    ListingId Id,
    ListKind Kind,
    string Party,
    ListingState State,
    bool IsEffective,
    bool IsBanning,
    PublicationState Publication,
    DateOnly? EffectiveFrom,
    DateOnly? LastDay,
    DateOnly? EndedOn,
    ListingTerms? Terms,
    RepairRequest? Repair
)
{
    /// <summary>What two officers entered; null where a case led to it.</summary>
    public ListingEntry? Entry { get; init; }

    /// <summary>The officer who entered it.</summary>
    public string? EnteredBy { get; init; }

    /// <summary>责任人: whom the entry of a unit names beside it.</summary>
    public IReadOnlyList<ResponsiblePersonView> ResponsiblePersons { get; init; } = [];

    /// <summary>What is still to be confirmed at the exchange; null where nothing is.</summary>
    public ExportAction? ExportOwed { get; init; }

    public IReadOnlyList<ExportConfirmation> ExportConfirmations { get; init; } = [];

    public IReadOnlyList<ListingObjection> Objections { get; init; } = [];

    /// <summary>Changes of its terms by appeals, oldest first.</summary>
    public IReadOnlyList<ListingChanged> Changes { get; init; } = [];

    /// <summary>Whether it is of a drill: it counts in drill rounds alone, and is never published.</summary>
    public bool IsDrill { get; init; }
}

/// <summary>A responsible person of a unit for programs.</summary>
/// <param name="Identifier">The number, masked.</param>
public sealed record ResponsiblePersonView(Responsibility Responsibility, string Name, string Identifier);

/// <summary>A listing as its page on the officers' site.</summary>
public sealed class ListingPages(
    DeskAccess access,
    StaffRecords staff,
    ListingEntries entries,
    RecordFiles<Listing> files,
    ActContexts contexts,
    TimeProvider time,
    Responses responses
)
{
    /// <summary>What stands around the page.</summary>
    public DeskFrame FrameOf(Officer reader) => access.FrameOf(reader);

    /// <summary>The page of a listing, or its form that comes back.</summary>
    public async Task<IResult> ShowAsync(
        HttpRequest request,
        Officer reader,
        Listing listing,
        FormState? state,
        CancellationToken cancellationToken
    )
    {
        var directory = await staff.ReadAsync(cancellationToken);
        var today = BeijingTime.DateOf(time.GetUtcNow());
        var isBanning = BanPolicy.BanOn(listing, today) is not null;
        var isOfReader = directory.IsSamePerson(listing.EnteredBy, reader.Id);
        var mayRevoke =
            listing.State == ListingState.Effective
            && !isOfReader
            && DeskPolicy.May(reader, DeskAct.RevokeListing)
            && (await entries.CheckSeatAsync(listing.Id, reader, cancellationToken)).IsEmpty;
        var rules = contexts.Now().TryGet(out var context, out _) ? context.Rules : null;
        var model = new ListingModel(access.FrameOf(reader), listing)
        {
            EntryMeasures =
            [
                .. listing.Entry?.Measures.Select(each =>
                    rules?.Measures.Value.FirstOrDefault(known => known.Id == each.MeasureId)?.Name ?? each.MeasureId
                )
                    ?? [],
            ],
            EntryBasis = rules?.SeriousBases.Value.FirstOrDefault(each => each.Id == listing.Entry?.SeriousBasisId),
            IsEffective = listing.IsEffectiveOn(today),
            IsBanning = isBanning,
            Publication = listing.PublicationOn(today),
            NoticeHref =
                listing.PublicationOn(today) == PublicationState.Published ? $"/public/{ListingNotices.PathOf(listing.Id)}.html" : null,
            MayConfirm =
                listing is { State: ListingState.Proposed, Entry: not null }
                && !isOfReader
                && DeskPolicy.May(reader, DeskAct.ConfirmListing),
            ExportOwed = ExportPolicy.OwedOn(listing, today),
            MayConfirmExport = DeskPolicy.May(reader, DeskAct.ConfirmExport),
            MayEnterObjection = ListingObjectionPolicy.MayObject(listing, today) && DeskPolicy.May(reader, DeskAct.EnterListingObjection),
            MayRuleObjection = await entries.MayRuleObjectionAsync(listing, reader, cancellationToken),
            IsAnswerOverdue = ListingObjectionPolicy.AnswerByOf(listing)?.HasPassed(time.GetUtcNow()) == true,
            MayRevoke = mayRevoke,
            ProofHrefs = [.. listing.Repair?.ProofDocumentIds.Select(id => $"/desk/cases/{listing.Id}/documents/{id}") ?? []],
            Officers = directory.Officers.ToImmutableDictionary(officer => officer.Id, officer => officer.Name),
            Releasable = await files.ReadReleasableAsync(listing.Id.Value, listing, reader, cancellationToken),
            Form = state ?? FormState.Empty,
        };
        return state is null
            ? responses.Of(request, View(model), () => model)
            : responses.Page(request, model, status: Problems.StatusOf(state.Errors));
    }

    private static ListingView View(ListingModel model)
    {
        var listing = model.Listing;
        return new ListingView(
            listing.Id,
            listing.Kind,
            listing.Name,
            listing.State,
            model.IsEffective,
            model.IsBanning,
            model.Publication,
            listing.EffectiveFrom,
            listing.LastDay,
            listing.EndedOn,
            listing.Terms,
            listing.Repair
        )
        {
            Entry = listing.Entry,
            EnteredBy = listing.EnteredBy,
            IsDrill = listing.IsDrill,
            ResponsiblePersons =
            [
                .. listing.ResponsiblePersons.Select(person => new ResponsiblePersonView(
                    person.Responsibility,
                    person.Name,
                    person.Identifier
                )),
            ],
            ExportOwed = model.ExportOwed,
            Objections = listing.Objections,
            Changes = listing.Changes,
            ExportConfirmations = listing.ExportConfirmations,
        };
    }
}
