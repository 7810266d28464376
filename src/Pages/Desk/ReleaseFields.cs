namespace CreditFunctions.Pages.Desk;

/// <summary>Fields of the form that releases a file.</summary>
public static class ReleaseFields
{
    public const string Reason = "reason";
}
