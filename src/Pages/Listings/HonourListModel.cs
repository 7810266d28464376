using System.Collections.Immutable;

namespace CreditFunctions.Pages.Listings;

/// <summary>红名单: the honours in force today, the newest first.</summary>
public sealed record HonourListModel : IModelOf<HonourListPage>
{
    public ImmutableArray<HonourRow> Rows { get; init; } = [];

    /// <summary>Where the next page is; null on the last one.</summary>
    public string? NextHref { get; init; }
}

/// <summary>One of them.</summary>
/// <param name="Page">Path of its public page, without its ending.</param>
public sealed record HonourRow(string Party, DateOnly From, DateOnly? LastDay, string Page);
