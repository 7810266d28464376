using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Components;

namespace CreditFunctions.Pages;

/// <summary>Anything that is part of a page: knows the reader's language and where links lead.</summary>
public abstract class PagePart : ComponentBase
{
    /// <summary>Where and for whom the page is rendered.</summary>
    [CascadingParameter]
    public required PageContext Context { get; set; }

    /// <summary>The texts in the page's language.</summary>
    [SuppressMessage("Naming", "CA1721", Justification = "One letter keeps the markup readable.")]
    protected Texts T => Context.Texts;

    /// <summary>Dates, money and sizes in the page's language.</summary>
    protected Formats F => Context.Formats;
}
