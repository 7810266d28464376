namespace CreditFunctions.Pages.Imports;

/// <summary>Names of the fields of the forms of imports.</summary>
public static class ImportFields
{
    /// <summary>What the file holds, such as <c>Listings</c>.</summary>
    public const string Kind = "kind";

    /// <summary>The workbook.</summary>
    public const string File = "file";

    /// <summary><c>confirm</c> or <c>reject</c>.</summary>
    public const string Choice = "choice";

    public const string Confirm = "confirm";

    public const string Reject = "reject";

    public const string Reason = "reason";
}
