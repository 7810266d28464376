using System.Collections.Immutable;
using CreditFunctions.Core.Listings;
using CreditFunctions.Pages.Desk;

namespace CreditFunctions.Pages.Listings;

/// <summary>The listings of a kind, the newest first.</summary>
public sealed record ListingListModel(DeskFrame Frame, ListKind Kind) : IModelOf<ListingListPage>
{
    /// <summary>The day on which all of them were in force; null where it was not asked for one.</summary>
    public DateOnly? Day { get; init; }

    public ImmutableArray<ListingRow> Rows { get; init; } = [];

    /// <summary>Whether the reader enters parties in lists.</summary>
    public bool MayEnter { get; init; }

    /// <summary>Whether the reader exports what was published.</summary>
    public bool MayExport { get; init; }

    /// <summary>Whether the reader confirms what was exported.</summary>
    public bool MayConfirmExport { get; init; }

    /// <summary>Where older ones are; null where there are none.</summary>
    public string? OlderHref { get; init; }
}

/// <summary>One of them.</summary>
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

    /// <summary>Whether its case is of a drill round.</summary>
    public bool IsDrill { get; init; }

    /// <summary>Whether an objection to it waits for its answer.</summary>
    public bool IsAnswerOwed { get; init; }

    public bool IsAnswerOverdue { get; init; }
}
