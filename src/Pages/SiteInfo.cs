namespace CreditFunctions.Pages;

/// <summary>Who speaks on the pages: the bureau and the office that answers the telephone.</summary>
public sealed record SiteInfo(string BureauName, string Office, string Telephone)
{
    /// <summary>Shown on English pages in place of <see cref="BureauName"/>.</summary>
    public string? BureauNameEnglish { get; init; }

    /// <summary>Shown on English pages in place of <see cref="Office"/>.</summary>
    public string? OfficeEnglish { get; init; }

    /// <summary>Signs award documents together with the bureau.</summary>
    public string FinanceBureauName { get; init; } = "财政局";

    /// <summary>Shown on English pages in place of <see cref="FinanceBureauName"/>.</summary>
    public string? FinanceBureauNameEnglish { get; init; }

    /// <summary>Where objections in writing are sent; null: online only.</summary>
    public string? Address { get; init; }
}
