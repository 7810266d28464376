using System.Collections.Immutable;

namespace CreditFunctions.Pages.Publications;

/// <summary>The result of a round (立项结果): the projects that one joint document awards.</summary>
/// <param name="DocumentNumber">文号 of the joint document.</param>
/// <param name="RoundTitle">The round it comes from.</param>
/// <param name="Issued">The document's date.</param>
/// <param name="JsonHref">The same as JSON, relative to the page.</param>
public sealed record AwardModel(string DocumentNumber, string RoundTitle, DateOnly Issued, string JsonHref) : IModelOf<AwardPage>
{
    /// <summary>1 for the round's first document.</summary>
    public int Batch { get; init; } = 1;

    public required ImmutableArray<PublicProject> Projects { get; init; }
}
