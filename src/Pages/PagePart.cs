using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Components;

namespace CreditFunctions.Pages;

/// <summary>Base of all components: provides the language and the addresses.</summary>
public abstract class PagePart : ComponentBase
{
    [CascadingParameter]
    public required PageContext Context { get; set; }

    [SuppressMessage("Naming", "CA1721", Justification = "One letter keeps the markup readable.")]
    protected Texts T => Context.Texts;

    protected Formats F => Context.Formats;
}
