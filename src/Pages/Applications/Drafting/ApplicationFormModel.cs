using System.Collections.Immutable;
using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Rounds;
using CreditFunctions.Pages.Components;

namespace CreditFunctions.Pages.Applications.Drafting;

/// <summary>The form of an application, new or begun.</summary>
/// <param name="Action">Where it is posted, without a leading slash.</param>
/// <param name="ServerTime">The clock that decides whether a submission is in time.</param>
public sealed record ApplicationFormModel(string RoundTitle, string Action, DateTimeOffset ClosesAt, DateTimeOffset ServerTime)
    : IModelOf<ApplicationFormPage>
{
    /// <summary>Where the application is; null for a new one.</summary>
    public string? ApplicationHref { get; init; }

    /// <summary>Where letters go, which a handover changes; null for a new one, which says so itself.</summary>
    public string? ContactEmail { get; init; }

    public required ImmutableArray<CategoryChoice> Categories { get; init; }

    /// <summary>What changed in the guide since the draft was written: saving goes over to it.</summary>
    public ImmutableArray<GuideChange> GuideChanges { get; init; } = [];

    /// <summary>Keys of what a correction opens; null where everything may be changed.</summary>
    public ImmutableArray<string>? CorrectionOpens { get; init; }

    /// <summary>Until when (exclusive) the correction may be submitted.</summary>
    public DateTimeOffset? CorrectionUntil { get; init; }

    /// <summary>One of these recommends it; empty: no recommendation is needed.</summary>
    public ImmutableArray<Choice> RecommendingBodies { get; init; } = [];

    /// <summary>What the lead unit may be; nothing is asked where there are none.</summary>
    public ImmutableArray<UnitType> UnitTypes { get; init; } = [];

    /// <summary>In the order in which they are posted.</summary>
    public required ImmutableArray<PartyEntry> Parties { get; init; }

    public FormState State { get; init; } = FormState.Empty;

    public string? AntiForgeryToken { get; init; }

    /// <summary>For a new application: its one-time key, and the round.</summary>
    public string? Key { get; init; }

    public string? RoundId { get; init; }

    internal bool IsOpen(string key) => CorrectionOpens is not { } opens || opens.Contains(key);

    /// <summary>Whether a party may be changed: a party that a correction lets the applicant add, is.</summary>
    internal bool IsOpen(PartyEntry party) =>
        IsOpen(CorrectionItem.KeyOfParty(party.Id)) || (party.IsNew && IsOpen(CorrectionItem.NewParties));
}

/// <summary>A category and the most that one application may ask for in it.</summary>
public sealed record CategoryChoice(string Id, string Name, decimal MaxAmountYuan);

/// <summary>One party of the form.</summary>
public sealed record PartyEntry(string Id, PartyRole Role)
{
    /// <summary>The masked number of a person whose number is known: left empty, the field keeps it.</summary>
    public string? KnownIdentifier { get; init; }

    /// <summary>Whether the application does not name it yet.</summary>
    public bool IsNew { get; init; }

    internal bool IsUnit => Role is PartyRole.LeadUnit or PartyRole.PartnerUnit;
}
