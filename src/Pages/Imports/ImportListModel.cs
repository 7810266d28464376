using System.Collections.Immutable;
using CreditFunctions.Core.Imports;
using CreditFunctions.Pages.Components;
using CreditFunctions.Pages.Desk;

namespace CreditFunctions.Pages.Imports;

/// <summary>Imports, the newest first, with the form that takes a file.</summary>
public sealed record ImportListModel(DeskFrame Frame) : IModelOf<ImportListPage>
{
    /// <summary>Whether the reader sends files.</summary>
    public bool MayImport { get; init; }

    public ImmutableArray<ImportLine> Rows { get; init; } = [];

    public FormState Form { get; init; } = FormState.Empty;
}

/// <summary>One of them.</summary>
/// <param name="Count">Rows that can be imported.</param>
/// <param name="Rejected">Rows that cannot.</param>
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
