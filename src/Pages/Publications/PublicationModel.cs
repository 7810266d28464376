using CreditFunctions.Core.Publications;

namespace CreditFunctions.Pages.Publications;

/// <summary>The page of a publication.</summary>
/// <param name="JsonHref">Relative to the page.</param>
public sealed record PublicationModel(Publication Publication, string JsonHref) : IModelOf<PublicationPage>
{
    /// <summary>Null where objections are possible by letter only.</summary>
    public string? ObjectionHref { get; init; }
}
