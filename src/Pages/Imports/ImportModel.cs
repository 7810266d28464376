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

    public FormState Form { get; init; } = FormState.Empty;
}
