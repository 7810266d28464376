using Microsoft.AspNetCore.Components;

namespace CreditFunctions.Pages.Components;

/// <summary>A table column.</summary>
public sealed record Column<TItem>(string Title, RenderFragment<TItem> Cell)
{
    public bool IsRowHeading { get; init; }

    /// <summary>Whether the cells hold short text that must not wrap.</summary>
    public bool IsShort { get; init; }

    /// <summary>Right-aligned.</summary>
    public bool IsNumeric { get; init; }
}
