namespace CreditFunctions.Pages;

/// <summary>The bureau and its office, as the pages name them.</summary>
public sealed record SiteInfo(string BureauName, string Office, string Telephone)
{
    /// <summary>Replaces <see cref="BureauName"/> on English pages.</summary>
    public string? BureauNameEnglish { get; init; }

    /// <summary>Replaces <see cref="Office"/> on English pages.</summary>
    public string? OfficeEnglish { get; init; }

    /// <summary>Signs award documents together with the bureau.</summary>
    public string FinanceBureauName { get; init; } = "财政局";

    /// <summary>Replaces <see cref="FinanceBureauName"/> on English pages.</summary>
    public string? FinanceBureauNameEnglish { get; init; }

    /// <summary>Postal address for written objections; null: online only.</summary>
    public string? Address { get; init; }
}
