namespace CreditFunctions.Pages;

/// <summary>Who speaks on the pages: the bureau and the office that answers the telephone.</summary>
public sealed record SiteInfo(string BureauName, string Office, string Telephone)
{
    /// <summary>Shown on English pages in place of <see cref="BureauName"/>.</summary>
    public string? BureauNameEnglish { get; init; }

    /// <summary>Shown on English pages in place of <see cref="Office"/>.</summary>
    public string? OfficeEnglish { get; init; }

    /// <summary>Where letters go.</summary>
    public string? Address { get; init; }
}
