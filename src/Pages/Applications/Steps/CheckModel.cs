using System.Collections.Immutable;
using CreditFunctions.Core;
using CreditFunctions.Core.Listings;

namespace CreditFunctions.Pages.Applications.Steps;

/// <summary>What a self-check found before submission: only what concerns the unit's own applications and what is public.</summary>
/// <param name="ApplicationHref">Where the application is, without a leading slash.</param>
public sealed record CheckModel(string ApplicationTitle, string ApplicationHref) : IModelOf<CheckPage>
{
    /// <summary>Whether a correction is asked for: that all is there does not mean that nothing is to be done.</summary>
    public bool IsCorrection { get; init; }

    /// <summary>What still stands in the way of submission.</summary>
    public required ImmutableArray<Error> Missing { get; init; }

    /// <summary>The clerk's own applications that are too much like this one.</summary>
    public required ImmutableArray<OwnDuplicateRow> OwnDuplicates { get; init; }

    /// <summary>Public entries found of its parties.</summary>
    public required ImmutableArray<PublicEntryRow> Entries { get; init; }
}

/// <summary>Another application of the same clerk, and what it has in common with this one.</summary>
/// <param name="Kind">In kebab-case, as the text's key has it: <c>investigator</c>, <c>title</c>, <c>abstract</c>,
/// <c>attachment</c>.</param>
public sealed record OwnDuplicateRow(string Kind, string Title, string Href);

/// <summary>A party found on a public list.</summary>
public sealed record PublicEntryRow(string Party, ListKind List, string Basis);
