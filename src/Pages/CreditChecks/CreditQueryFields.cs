namespace CreditFunctions.Pages.CreditChecks;

/// <summary>Names of the fields that the credit check queue posts; errors carry the same names.</summary>
public static class CreditQueryFields
{
    /// <summary>Name of a credit query's outcome, such as <c>Clear</c> or <c>Hit</c>.</summary>
    public const string Outcome = "outcome";

    /// <summary>The screenshot, as a file.</summary>
    public const string Evidence = "evidence";

    /// <summary>What was seen.</summary>
    public const string Reason = "reason";

    /// <summary>Takes a credit query, so that no other officer does it meanwhile.</summary>
    public const string Take = "take";

    /// <summary>Puts a credit query back.</summary>
    public const string Release = "release";

    /// <summary>Records the result and takes the next credit query.</summary>
    public const string Record = "record";

    /// <summary>Records the result and goes back to the list.</summary>
    public const string RecordAndStop = "stop";
}
