namespace CreditFunctions.Pages.Layout;

/// <summary>The parts of the site that the navigation leads to.</summary>
public enum Section
{
    Home,
    Rounds,
    Publications,

    /// <summary>The signed-in side, for staff.</summary>
    Desk,
}
