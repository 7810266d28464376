using System.Collections.Immutable;
using CreditFunctions.Core.Listings;
using CreditFunctions.Pages.Desk;

namespace CreditFunctions.Pages.Listings;

/// <summary>The listings of a kind, newest first.</summary>
public sealed record ListingListModel(DeskFrame Frame, ListKind Kind) : IModelOf<ListingListPage>
{
    /// <summary>The day on which the displayed listings were in force; null: no filter.</summary>
    public DateOnly? Day { get; init; }

    public ImmutableArray<ListingRow> Rows { get; init; } = [];

    public bool MayEnter { get; init; }

    public bool MayExport { get; init; }

    public bool MayConfirmExport { get; init; }

    /// <summary>Null on the last page.</summary>
    public string? OlderHref { get; init; }
}

/// <summary>A listing in the list.</summary>
/// <param name="LastDay">Null: permanent, or not in effect yet.</param>
public sealed record ListingRow(
    string Id,
    string Party,
    ListingState State,
    DateOnly? EffectiveFrom,
    DateOnly? LastDay,
    DateTimeOffset ProposedAt
)
{
    public bool IsHistorical { get; init; }

    public bool IsDrill { get; init; }

    /// <summary>Whether an objection waits for its response.</summary>
    public bool IsAnswerOwed { get; init; }

    public bool IsAnswerOverdue { get; init; }
}
