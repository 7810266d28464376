using Microsoft.AspNetCore.Components;

namespace CreditFunctions.Pages.Components;

/// <summary>One column of a table: its heading and how it shows an item.</summary>
public sealed record Column<TItem>(string Title, RenderFragment<TItem> Cell)
{
    /// <summary>Whether the cell names its row.</summary>
    public bool IsRowHeading { get; init; }

    /// <summary>Whether the cells hold a word or two, which should not be broken.</summary>
    public bool IsShort { get; init; }

    /// <summary>Whether the cells are figures, set right.</summary>
    public bool IsNumeric { get; init; }
}
