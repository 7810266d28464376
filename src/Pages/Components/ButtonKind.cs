namespace CreditFunctions.Pages.Components;

/// <summary>How much a button weighs on its page; one primary button a page.</summary>
public enum ButtonKind
{
    Primary,
    Secondary,
    Danger,
}
