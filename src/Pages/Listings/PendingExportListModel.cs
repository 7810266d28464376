using System.Collections.Immutable;
using CreditFunctions.Core.Listings;
using CreditFunctions.Pages.Desk;

namespace CreditFunctions.Pages.Listings;

/// <summary>Entries and withdrawals not yet confirmed at the exchange, oldest first.</summary>
public sealed record PendingExportListModel(DeskFrame Frame) : IModelOf<PendingExportListPage>
{
    public ImmutableArray<PendingExportRow> Rows { get; init; } = [];

    /// <summary>Null on the last page.</summary>
    public string? NextHref { get; init; }
}

/// <summary>An entry or withdrawal to confirm.</summary>
/// <param name="Since">Day of publication, or of the end of the listing.</param>
public sealed record PendingExportRow(string Id, string Party, ListKind Kind, ExportAction Action, DateOnly Since);
