using System.Collections.Immutable;
using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Rounds;
using CreditFunctions.Pages.Components;

namespace CreditFunctions.Pages.Applications.Drafting;

/// <summary>The form of a new or existing application.</summary>
/// <param name="Action">Without a leading slash.</param>
/// <param name="ServerTime">The server's clock decides whether a submission is in time.</param>
public sealed record ApplicationFormModel(string RoundTitle, string Action, DateTimeOffset ClosesAt, DateTimeOffset ServerTime)
    : IModelOf<ApplicationFormPage>
{
    /// <summary>Null for a new application.</summary>
    public string? ApplicationHref { get; init; }

    /// <summary>Changed by a handover only; null for a new application, whose form asks for it.</summary>
    public string? ContactEmail { get; init; }

    public required ImmutableArray<CategoryChoice> Categories { get; init; }

    /// <summary>Changes since the draft was written; saving adopts the current version.</summary>
    public ImmutableArray<GuideChange> GuideChanges { get; init; } = [];

    /// <summary>Null where everything may be changed.</summary>
    public ImmutableArray<string>? CorrectionOpens { get; init; }

    /// <summary>Exclusive.</summary>
    public DateTimeOffset? CorrectionUntil { get; init; }

    /// <summary>Empty where no recommendation is needed.</summary>
    public ImmutableArray<Choice> RecommendingBodies { get; init; } = [];

    /// <summary>Empty where the type is not asked.</summary>
    public ImmutableArray<UnitType> UnitTypes { get; init; } = [];

    /// <summary>In the order of the posted indexes.</summary>
    public required ImmutableArray<PartyEntry> Parties { get; init; }

    public FormState State { get; init; } = FormState.Empty;

    public string? AntiForgeryToken { get; init; }

    /// <summary>One-time key of a new application.</summary>
    public string? Key { get; init; }

    public string? RoundId { get; init; }

    internal bool IsOpen(string key) => CorrectionOpens is not { } opens || opens.Contains(key);

    /// <summary>Includes a party that a correction lets the applicant add.</summary>
    internal bool IsOpen(PartyEntry party) =>
        IsOpen(CorrectionItem.KeyOfParty(party.Id)) || (party.IsNew && IsOpen(CorrectionItem.NewParties));
}

/// <summary>A category and its maximum amount per application.</summary>
public sealed record CategoryChoice(string Id, string Name, decimal MaxAmountYuan);

/// <summary>A party of the form.</summary>
public sealed record PartyEntry(string Id, PartyRole Role)
{
    /// <summary>Masked number of a person; a field that is left empty keeps it.</summary>
    public string? KnownIdentifier { get; init; }

    /// <summary>Whether it is not stored yet.</summary>
    public bool IsNew { get; init; }

    internal bool IsUnit => Role is PartyRole.LeadUnit or PartyRole.PartnerUnit;
}
