namespace CreditFunctions.Pages.CreditChecks;

/// <summary>Names of the fields that the check bench posts; errors carry the same names.</summary>
public static class LookupFields
{
    /// <summary>Name of a look-up's outcome, such as <c>Clear</c> or <c>Hit</c>.</summary>
    public const string Outcome = "outcome";

    /// <summary>The screenshot, as a file.</summary>
    public const string Evidence = "evidence";

    /// <summary>What was seen.</summary>
    public const string Reason = "reason";

    /// <summary>Takes a look-up, so that no other officer does it meanwhile.</summary>
    public const string Take = "take";

    /// <summary>Puts a look-up back.</summary>
    public const string Release = "release";

    /// <summary>Records the result and takes the next look-up.</summary>
    public const string Record = "record";

    /// <summary>Records the result and goes back to the list.</summary>
    public const string RecordAndStop = "stop";
}
