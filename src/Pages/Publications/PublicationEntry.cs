namespace CreditFunctions.Pages.Publications;

/// <summary>One publication in a list.</summary>
/// <param name="Number">文号; null where the publication has none.</param>
/// <param name="Href">Its page, relative to the list.</param>
public sealed record PublicationEntry(string Kind, string? Number, string RoundTitle, DateOnly Published, string Href)
{
    /// <summary>1 for the round's first notice or document.</summary>
    public int Batch { get; init; } = 1;

    /// <summary>How many it names; null where it is about none.</summary>
    public int? Projects { get; init; }

    /// <summary>When objections to a notice end, exclusive.</summary>
    public DateTimeOffset? Until { get; init; }
}
