using CreditFunctions.Core.Imports;
using CreditFunctions.Pages.Components;
using CreditFunctions.Pages.Desk;

namespace CreditFunctions.Pages.Imports;

/// <summary>One import: what was read, what is wrong, and who decided.</summary>
public sealed record ImportModel(DeskFrame Frame, DataImport Import) : IModelOf<ImportPage>
{
    /// <summary>Name of the officer who sent it.</summary>
    public required string CheckedBy { get; init; }

    public string? DecidedBy { get; init; }

    public string? UndoneBy { get; init; }

    /// <summary>Whether the reader confirms or rejects it as the second officer.</summary>
    public bool MayDecide { get; init; }

    /// <summary>Whether the reader may take it back.</summary>
    public bool MayUndo { get; init; }

    /// <summary>Whether something rests on one of its rows.</summary>
    public bool IsUsed { get; init; }

    public FormState Form { get; init; } = FormState.Empty;
}
