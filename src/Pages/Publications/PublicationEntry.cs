using CreditFunctions.Core.Publications;

namespace CreditFunctions.Pages.Publications;

/// <summary>One publication in a list.</summary>
/// <param name="Number">Number of the notice or of the document.</param>
/// <param name="Href">Its page, relative to the list.</param>
public sealed record PublicationEntry(PublicationKind Kind, string Number, string RoundTitle, DateOnly Published, string Href)
{
    public required int Projects { get; init; }

    /// <summary>When objections to a notice end, exclusive.</summary>
    public DateTimeOffset? Until { get; init; }
}
