using System.Collections.Immutable;
using CreditFunctions.Pages.Components;

namespace CreditFunctions.Pages.Publications;

/// <summary>A page of the list of publications, newest first.</summary>
/// <param name="Pager">Where the page stands in the list.</param>
/// <param name="JsonHref">The same as JSON, relative to the page.</param>
public sealed record PublicIndexModel(ImmutableArray<PublicationEntry> Entries, PagerModel Pager, string JsonHref)
    : IModelOf<PublicIndexPage>;
