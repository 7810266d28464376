using System.Collections.Immutable;
using CreditFunctions.Pages.Components;

namespace CreditFunctions.Pages.Publications;

/// <summary>A page of the list of publications, newest first.</summary>
/// <param name="JsonHref">Relative to the page.</param>
public sealed record PublicIndexModel(ImmutableArray<PublicationEntry> Entries, PagerModel Pager, string JsonHref)
    : IModelOf<PublicIndexPage>;
