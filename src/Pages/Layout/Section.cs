namespace CreditFunctions.Pages.Layout;

/// <summary>Parts of the site in its navigation.</summary>
public enum Section
{
    Home,
    Rounds,
    Publications,

    /// <summary>The officers' site.</summary>
    Desk,
}
