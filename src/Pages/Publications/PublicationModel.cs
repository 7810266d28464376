using CreditFunctions.Core.Publications;

namespace CreditFunctions.Pages.Publications;

/// <summary>The page of one publication.</summary>
/// <param name="JsonHref">The same as JSON, relative to the page.</param>
public sealed record PublicationModel(Publication Publication, string JsonHref) : IModelOf<PublicationPage>
{
    /// <summary>Where an objection can be filed on a page; by letter otherwise.</summary>
    public string? ObjectionHref { get; init; }
}
