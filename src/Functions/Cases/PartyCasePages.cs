using CreditFunctions.Core.Calendar;
using CreditFunctions.Core.Cases;
using CreditFunctions.Core.Listings;
using CreditFunctions.Functions.Http;
using CreditFunctions.Functions.Procedure;
using CreditFunctions.Functions.Staff;
using CreditFunctions.Functions.Storage;
using CreditFunctions.Pages.Cases;
using CreditFunctions.Pages.Components;
using CreditFunctions.Pages.Letters;
using Microsoft.AspNetCore.Http;

namespace CreditFunctions.Functions.Cases;

/// <summary>A case as the party sees it.</summary>
/// <param name="Listing">State of the listing that the decision led to; null where there is none yet.</param>
/// <param name="RepairFrom">The first day on which repair can be applied for.</param>
/// <param name="DefenceUntil">Until when a statement and defence can be given (exclusive); null before the notice is served.</param>
public sealed record PartyCaseView(
    CaseId Id,
    string Number,
    CaseState State,
    string Party,
    IReadOnlyList<LetterView> Letters,
    bool CanDefend,
    DateTimeOffset? DefenceUntil,
    Defence? Defence,
    ListingState? Listing,
    DateOnly? RepairFrom
)
{
    /// <summary>The party's objections to its listing.</summary>
    public IReadOnlyList<PartyObjectionView> Objections { get; init; } = [];

    /// <summary>Until when a hearing can be asked for (exclusive); null before service, and where none is granted.</summary>
    public DateTimeOffset? HearingUntil { get; init; }

    /// <summary>Who handles the case and can be recused now.</summary>
    public IReadOnlyList<CaseSeatChoice> Officers { get; init; } = [];
}

/// <summary>An objection of the party; no officer is named.</summary>
/// <param name="IsUpheld">Null until it is decided.</param>
public sealed record PartyObjectionView(string Text, DateTimeOffset At, bool? IsUpheld, string? Reason);

/// <summary>The page of a case for the party that it is about.</summary>
public sealed class PartyCasePages(
    IRecordStore<Listing> listings,
    StaffRecords staff,
    ActContexts contexts,
    TimeProvider time,
    Responses responses
)
{
    /// <summary>The page, or a form of it that comes back.</summary>
    public async Task<IResult> ShowAsync(
        HttpRequest request,
        Stored<IntegrityCase> stored,
        string token,
        FormState? state,
        CancellationToken cancellationToken
    )
    {
        var now = time.GetUtcNow();
        var integrityCase = stored.State;
        var notice = integrityCase.Notice;
        var canDefend =
            integrityCase.State == CaseState.AwaitingDefence
            && notice is { Defence: null, Paper: null }
            && notice.DefenceUntil?.HasPassed(now) != true;
        var listing = (await listings.FindAsync(integrityCase.Id.ListingId.Value, cancellationToken))?.State;
        var directory = await staff.ReadAsync(cancellationToken);
        var model = new PartyCaseModel(integrityCase.Number.Value, integrityCase.Party.Name, integrityCase.Identifier, integrityCase.State)
        {
            IsDrill = integrityCase.IsDrill,
            Letters = [.. integrityCase.Letters.Select((letter, index) => LetterView.Of(letter, $"/cases/{token}/letters/{index + 1}"))],
            DefenceAction = canDefend ? $"cases/{token}/defence" : null,
            DefenceUntil = notice?.DefenceUntil?.At,
            Defence = notice?.Defence,
            DefenceFiles = [.. integrityCase.DefenceDocuments.Select(file => file.FileName)],
            Listing = listing is { EffectiveFrom: not null } ? listing : null,
            ReexaminationAction = ReexaminationPolicy.MayRequest(integrityCase, ReexaminationRequester.Accused, now)
                ? $"cases/{token}/reexamination"
                : null,
            Reexamination = integrityCase.Reexaminations.LastOrDefault(each => each.Request.By == ReexaminationRequester.Accused),
            HearingAction = HearingPolicy.CanRequest(integrityCase, now) ? $"cases/{token}/hearing" : null,
            HearingUntil = notice?.HearingUntil?.At,
            Hearing = notice?.Hearing is { IsConfirmed: true } hearing ? hearing : null,
            Appeals = integrityCase.Appeals.RemoveAll(notice => notice.ConfirmedBy is null),
            Measures = contexts.Of(integrityCase.RuleVersion).TryGet(out var context, out _)
                ? [.. context.Rules.Measures.Value.Select(CaseMeasure.Of)]
                : [],
            RecusalAction = RecusalPolicy.CanAsk(integrityCase) ? $"cases/{token}/recusal" : null,
            Recusable = RecusalPart.RecusableOf(integrityCase, directory),
            Recusals =
            [
                .. integrityCase
                    .Recusals.Where(each => each.By == RecusalRequester.Party || each.Ruling is { IsGranted: true })
                    .Select(each => new CaseRecusalRow(
                        each,
                        directory.Find(each.Officer.OfficerId)?.Name ?? each.Officer.OfficerId,
                        Replacement: null
                    )),
            ],
            RepairAction = listing is not null && MayAskForRepair(listing, BeijingTime.DateOf(now)) ? $"cases/{token}/repair" : null,
            ObjectionAction =
                listing is not null && ListingObjectionPolicy.MayObject(listing, BeijingTime.DateOf(now))
                    ? $"cases/{token}/objection"
                    : null,
            Remedies = integrityCase.DecisionService?.Remedies ?? [],
            Form = state ?? FormState.Empty,
        };
        var view = new PartyCaseView(
            integrityCase.Id,
            model.Number,
            integrityCase.State,
            model.Party,
            model.Letters,
            canDefend,
            model.DefenceUntil,
            notice?.Defence,
            model.Listing?.State,
            model.Listing?.Terms?.EarliestRepairOn
        )
        {
            HearingUntil = model.HearingUntil,
            Officers = model.Recusable,
            Objections =
            [
                .. listing?.Objections.Select(each => new PartyObjectionView(
                    each.Text,
                    each.At,
                    each.Ruling?.IsUpheld,
                    each.Ruling?.Reason
                )) ?? [],
            ],
        };
        return state is null
            ? responses.Of(request, view, () => model)
            : responses.Page(request, model, status: Problems.StatusOf(state.Errors));
    }

    private static bool MayAskForRepair(Listing listing, DateOnly today) =>
        listing is { State: ListingState.Effective, Repair: null, Terms: { } terms }
        && listing.IsEffectiveOn(today)
        && today >= terms.EarliestRepairOn;
}
