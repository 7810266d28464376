using System.Collections.Immutable;
using CreditFunctions.Core.Listings;
using CreditFunctions.Pages.Desk;

namespace CreditFunctions.Pages.Listings;

/// <summary>Entries and withdrawals that nobody has confirmed at the exchange yet, the oldest first.</summary>
public sealed record PendingExportListModel(DeskFrame Frame) : IModelOf<PendingExportListPage>
{
    public ImmutableArray<PendingExportRow> Rows { get; init; } = [];

    /// <summary>Where the next page is; null on the last one.</summary>
    public string? NextHref { get; init; }
}

/// <summary>One of them.</summary>
/// <param name="Since">The day of its publication, or on which it ended.</param>
public sealed record PendingExportRow(string Id, string Party, ListKind Kind, ExportAction Action, DateOnly Since);
