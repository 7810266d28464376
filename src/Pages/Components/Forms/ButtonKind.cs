namespace CreditFunctions.Pages.Components;

/// <summary>The prominence of a button; one primary button per page.</summary>
public enum ButtonKind
{
    Primary,
    Secondary,
    Danger,
}
