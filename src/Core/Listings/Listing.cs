using System.Collections.Immutable;
using System.Text.Json.Serialization;
using CreditFunctions.Core.Calendar;
using CreditFunctions.Core.CreditChecks;
using CreditFunctions.Core.Documents;
using CreditFunctions.Core.Identifiers;

namespace CreditFunctions.Core.Listings;

/// <summary>Which list. The first two are what people call 黑名单; they differ in law.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ListKind>))]
public enum ListKind
{
    /// <summary>科研失信行为记录: internal unless a law or regulation allows its publication.</summary>
    Dishonesty,

    /// <summary>严重失信主体名单: only on a basis that empowers the bureau.</summary>
    SeriousDishonesty,

    /// <summary>红名单</summary>
    Honour,
}

/// <summary>公示, apart from the state of the listing.</summary>
public enum PublicationState
{
    None,
    Published,

    /// <summary>终止公示</summary>
    Ended,
}

/// <summary>修复申请: what was performed, with proof and a public commitment.</summary>
public sealed record RepairRequest(
    string Performance,
    ImmutableArray<string> ProofDocumentIds,
    DateTimeOffset RequestedAt,
    Deadline IntakeBy,
    Deadline DecideBy
)
{
    /// <summary>With the terms that were counted again; null where one was not.</summary>
    public RepairRequest Recount(Deadline? intakeBy, Deadline? decideBy) =>
        this with
        {
            IntakeBy = intakeBy ?? IntakeBy,
            DecideBy = decideBy ?? DecideBy,
        };
}

/// <summary>A party on a list. Its ban has no days of its own: it lasts exactly as long as the listing has effect.</summary>
public sealed record Listing : IHasDocuments
{
    public required ListingId Id { get; init; }

    public required ListKind Kind { get; init; }

    public required CreditSubjectId Subject { get; init; }

    /// <summary>The application whose case it follows; null where it follows none.</summary>
    public ApplicationId? ApplicationId { get; init; }

    /// <summary>A unit's code, or a person's number masked; null on record from before it was kept.</summary>
    public string? Identifier { get; init; }

    /// <summary>What it rests on where no case led to it.</summary>
    public ListingEntry? Entry { get; init; }

    /// <summary>The officer who entered it; null where a case led to it.</summary>
    public string? EnteredBy { get; init; }

    /// <summary>责任人: whom the entry of a unit names beside it.</summary>
    public ImmutableArray<ResponsiblePerson> ResponsiblePersons { get; init; } = [];

    public DateTimeOffset ProposedAt { get; init; }

    /// <summary>演练: it counts in drill rounds alone, and is never published; all others count in real rounds alone.</summary>
    public bool IsDrill { get; init; }

    /// <summary>Of which document the number of a person is.</summary>
    public IdentityKind IdentityKind { get; init; }

    /// <summary>The key of a person's blind index; null where that is the only one there ever was.</summary>
    public string? IndexKeyId { get; init; }

    /// <summary>Whether the identifier fails its check: it may have been issued so, or be mistyped.</summary>
    public bool FailsCheck { get; init; }

    /// <summary>The import that it came with; null where it was entered or a case led to it.</summary>
    public string? ImportId { get; init; }

    /// <summary>As the case writes it.</summary>
    public required string Name { get; init; }

    public ListingState State { get; init; } = ListingState.Proposed;

    /// <summary>Null until it is decided.</summary>
    public ListingTerms? Terms { get; init; }

    /// <summary>The first day with effect: that of the completed service of the decision. Null until then.</summary>
    public DateOnly? EffectiveFrom { get; init; }

    /// <summary>The last day with effect where nothing ends it earlier; null: permanent, or not in effect yet.</summary>
    public DateOnly? LastDay { get; init; }

    /// <summary>The first day without effect after a repair or revocation.</summary>
    public DateOnly? EndedOn { get; init; }

    /// <summary>The first day of publication; null where it was never published.</summary>
    public DateOnly? PublishedFrom { get; init; }

    /// <summary>Changes of its terms by appeals, oldest first.</summary>
    public ImmutableArray<ListingChanged> Changes { get; init; } = [];

    /// <summary>What officers saw at the exchange, oldest first.</summary>
    public ImmutableArray<ExportConfirmation> ExportConfirmations { get; init; } = [];

    /// <summary>Objections to it, oldest first; only the last one may be undecided.</summary>
    public ImmutableArray<ListingObjection> Objections { get; init; } = [];

    /// <summary>Its files.</summary>
    [JsonIgnore]
    public IEnumerable<Document> Documents =>
        ExportConfirmations.Select(each => each.Evidence).Concat(Objections.Select(each => each.Scan).OfType<Document>());

    /// <summary>The repair that was applied for and is not decided yet.</summary>
    public RepairRequest? Repair { get; init; }

    /// <summary>Whether it has effect on a day in Beijing, past or present; computed from this row alone.</summary>
    public bool IsEffectiveOn(DateOnly day) => EffectiveFrom is { } from && day >= from && !(day > LastDay) && !(day >= EndedOn);

    /// <summary>Its publication on a day; it never outlives the effect of the listing or its window.</summary>
    public PublicationState PublicationOn(DateOnly day) =>
        PublishedFrom switch
        {
            { } from when day < from => PublicationState.None,
            { } => IsEffectiveOn(day) && day <= Terms!.Publication!.LastDay ? PublicationState.Published : PublicationState.Ended,
            null => PublicationState.None,
        };

    /// <summary>Whether everybody may know of it: it is published that day, or an honour in effect.</summary>
    public bool IsPublicOn(DateOnly day) =>
        PublicationOn(day) == PublicationState.Published || (Kind == ListKind.Honour && !IsDrill && IsEffectiveOn(day));

    /// <summary>The first day on which it is not published any more, as things stand; null where it never was.</summary>
    [JsonIgnore]
    public DateOnly? PublicationEndedOn =>
        PublishedFrom is null
            ? null
            : new[] { LastDay?.AddDays(1), EndedOn, Terms!.Publication!.LastDay.AddDays(1) }.Where(day => day is not null).Min();

    /// <summary>The last day with effect, also after a repair or revocation; null: permanent, or not in effect yet.</summary>
    [JsonIgnore]
    public DateOnly? LastDayWithEffect => EndedOn is { } ended && !(LastDay < ended) ? ended.AddDays(-1) : LastDay;

    /// <summary>The next day after a day on which its effect or publication changes by itself; null where none does.</summary>
    public DateOnly? NextChangeAfter(DateOnly day)
    {
        DateOnly?[] days =
            State is ListingState.Effective
                ? [EffectiveFrom, LastDay?.AddDays(1), PublishedFrom is null ? null : Terms!.Publication!.LastDay.AddDays(1)]
                : [];
        return days.Where(each => each > day).Min();
    }

    /// <summary>The listing after a fact that a policy has allowed.</summary>
    public Listing Apply(Fact fact) =>
        fact switch
        {
            ListingMoved { Move: ListingMove.Revoke } revoked => this with
            {
                State = revoked.To,
                EndedOn = BeijingTime.DateOf(revoked.At),
                Repair = null,
            },
            ListingMoved moved => this with { State = moved.To, Repair = null },
            ListingDecided decided => this with { State = ListingState.Decided, Terms = decided.Terms },
            ListingTookEffect effect => this with { State = ListingState.Effective, EffectiveFrom = effect.From, LastDay = effect.LastDay },
            ListingEntered entered => this with
            {
                State = ListingState.Effective,
                Terms = entered.Terms,
                EffectiveFrom = entered.From,
                LastDay = entered.LastDay,
            },
            ListingChanged changed => this with { Terms = changed.Terms, LastDay = changed.LastDay, Changes = Changes.Add(changed) },
            ListingPublished published => this with { PublishedFrom = published.From },
            ExportConfirmed confirmed => this with { ExportConfirmations = ExportConfirmations.Add(confirmed.Confirmation) },
            ListingObjected objected => this with { Objections = Objections.Add(objected.Objection) },
            ListingObjectionRuled { IsUpheld: true } upheld => Rule(upheld) with
            {
                State = ListingState.Revoked,
                EndedOn = BeijingTime.DateOf(upheld.At),
                Repair = null,
            },
            ListingObjectionRuled ruled => Rule(ruled),
            ListingRecounted recounted => this with
            {
                Repair = Repair?.Recount(recounted.IntakeBy, recounted.DecideBy),
                Objections = recounted.AnswerBy is { } answerBy
                    ? Objections.SetItem(Objections.Length - 1, Objections[^1] with { AnswerBy = answerBy })
                    : Objections,
            },
            RepairRequested requested => this with { Repair = requested.Request },
            RepairDecided { IsGranted: true } repaired => this with
            {
                State = ListingState.Repaired,
                EndedOn = BeijingTime.DateOf(repaired.At),
                Repair = null,
            },
            RepairDecided => this with { Repair = null },
            _ => this,
        };

    private Listing Rule(ListingObjectionRuled ruled) =>
        this with
        {
            Objections = Objections.SetItem(Objections.Length - 1, Objections[^1] with { Ruling = ruled }),
        };

    /// <summary>The listing that a proposal describes.</summary>
    public static Listing From(ListingProposed proposed) =>
        new()
        {
            Id = proposed.Id,
            Kind = proposed.Kind,
            Subject = proposed.Subject,
            Name = proposed.Name,
            ApplicationId = proposed.ApplicationId,
            Identifier = proposed.Identifier,
            Entry = proposed.Entry,
            EnteredBy = proposed.EnteredBy,
            ResponsiblePersons = proposed.ResponsiblePersons,
            ProposedAt = proposed.At,
            IsDrill = proposed.IsDrill,
            IdentityKind = proposed.IdentityKind,
            IndexKeyId = proposed.IndexKeyId,
            FailsCheck = proposed.FailsCheck,
            ImportId = proposed.ImportId,
        };
}
