using System.Collections.Immutable;

namespace CreditFunctions.Pages.Listings;

/// <summary>红名单: the honours in force today, newest first.</summary>
public sealed record HonourListModel : IModelOf<HonourListPage>
{
    public ImmutableArray<HonourRow> Rows { get; init; } = [];

    /// <summary>Null on the last page.</summary>
    public string? NextHref { get; init; }
}

/// <summary>An entry of the honour list.</summary>
/// <param name="Page">Path of its public page, without extension.</param>
public sealed record HonourRow(string Party, string Honour, DateOnly From, DateOnly? LastDay, string Page);
