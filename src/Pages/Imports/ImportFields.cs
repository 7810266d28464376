namespace CreditFunctions.Pages.Imports;

/// <summary>Field names of the forms of imports.</summary>
public static class ImportFields
{
    /// <summary>Such as <c>Listings</c>.</summary>
    public const string Kind = "kind";

    public const string File = "file";

    /// <summary><c>confirm</c> or <c>reject</c>.</summary>
    public const string Choice = "choice";

    public const string Confirm = "confirm";

    public const string Reject = "reject";

    public const string Reason = "reason";
}
