using CreditFunctions.Core.Cases;
using CreditFunctions.Core.Letters;
using Microsoft.AspNetCore.Components;

namespace CreditFunctions.Pages.Letters;

/// <summary>The text of one kind of letter.</summary>
public abstract class LetterTemplate<TLetter> : PagePart
    where TLetter : Letter
{
    [Parameter]
    [EditorRequired]
    public required TLetter Letter { get; set; }

    /// <summary>Where the party reads its case and responds, printed for parties without a mailbox; null for others.</summary>
    [Parameter]
    public string? PartyAddress { get; set; }

    /// <summary>Service of the decision, from which the reporter's term counts; null before.</summary>
    [Parameter]
    public LetterServed? Service { get; set; }
}
