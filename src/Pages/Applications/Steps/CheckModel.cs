using System.Collections.Immutable;
using CreditFunctions.Core;
using CreditFunctions.Core.Listings;

namespace CreditFunctions.Pages.Applications.Steps;

/// <summary>The self-check before submission: only the unit's own applications and public entries.</summary>
/// <param name="ApplicationHref">Without a leading slash.</param>
public sealed record CheckModel(string ApplicationTitle, string ApplicationHref) : IModelOf<CheckPage>
{
    /// <summary>With a correction, a complete application still needs a submission.</summary>
    public bool IsCorrection { get; init; }

    public required ImmutableArray<Error> Missing { get; init; }

    public required ImmutableArray<OwnDuplicateRow> OwnDuplicates { get; init; }

    public required ImmutableArray<PublicEntryRow> Entries { get; init; }
}

/// <summary>Another application of the same clerk with common data.</summary>
/// <param name="Kind">Key of its text, in kebab-case: <c>investigator</c>, <c>title</c>, <c>abstract</c>, <c>attachment</c>.</param>
public sealed record OwnDuplicateRow(string Kind, string Title, string Href);

/// <summary>A party on a public list.</summary>
public sealed record PublicEntryRow(string Party, ListKind List, string Basis);
