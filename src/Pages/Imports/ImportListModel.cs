using System.Collections.Immutable;
using CreditFunctions.Core.Imports;
using CreditFunctions.Pages.Components;
using CreditFunctions.Pages.Desk;

namespace CreditFunctions.Pages.Imports;

/// <summary>The imports, newest first, and the upload form.</summary>
public sealed record ImportListModel(DeskFrame Frame) : IModelOf<ImportListPage>
{
    public bool MayImport { get; init; }

    public ImmutableArray<ImportLine> Rows { get; init; } = [];

    public FormState Form { get; init; } = FormState.Empty;
}

/// <summary>An import in the list.</summary>
/// <param name="Count">Number of valid rows.</param>
/// <param name="Rejected">Number of invalid rows.</param>
public sealed record ImportLine(
    string Id,
    ImportKind Kind,
    string FileName,
    ImportState State,
    int Count,
    int Rejected,
    string Officer,
    DateTimeOffset At
);
