namespace CreditFunctions.Pages.Publications;

/// <summary>A publication in a list.</summary>
/// <param name="Number">文号; null where the publication has none.</param>
/// <param name="Href">Relative to the list.</param>
public sealed record PublicationEntry(string Kind, string? Number, string RoundTitle, DateOnly Published, string Href)
{
    /// <summary>1 for the round's first notice or document.</summary>
    public int Batch { get; init; } = 1;

    /// <summary>Number of named projects; null where it names none.</summary>
    public int? Projects { get; init; }

    /// <summary>End of the objection term, exclusive.</summary>
    public DateTimeOffset? Until { get; init; }
}
