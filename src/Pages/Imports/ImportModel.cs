using System.Collections.Immutable;
using CreditFunctions.Core.Imports;
using CreditFunctions.Pages.Components;
using CreditFunctions.Pages.Desk;

namespace CreditFunctions.Pages.Imports;

/// <summary>An import: rows, errors and decision.</summary>
public sealed record ImportModel(DeskFrame Frame, DataImport Import) : IModelOf<ImportPage>
{
    /// <summary>Name of the officer who uploaded it.</summary>
    public required string CheckedBy { get; init; }

    public string? DecidedBy { get; init; }

    public string? UndoneBy { get; init; }

    /// <summary>Whether the reader is a second officer who may confirm or reject it.</summary>
    public bool MayDecide { get; init; }

    public bool MayUndo { get; init; }

    /// <summary>Whether other records depend on one of its rows.</summary>
    public bool IsUsed { get; init; }

    /// <summary>One page of the rows that can be imported.</summary>
    public ImmutableArray<ImportedRow> Rows { get; init; } = [];

    public PagerModel Pager { get; init; } = new(1, 1);

    public FormState Form { get; init; } = FormState.Empty;
}

/// <summary>A row of the file that can be imported, as it was read.</summary>
/// <param name="Number">As numbered in the spreadsheet.</param>
public sealed record ImportedRow(int Number, ImmutableArray<ImportedCell> Cells);

/// <summary>A cell by the field of its column; a person's number masked.</summary>
public sealed record ImportedCell(string Field, string Value);
