namespace CreditFunctions.Pages.CreditChecks;

/// <summary>Field names of the credit check queue; errors carry the same names.</summary>
public static class CreditQueryFields
{
    /// <summary>Such as <c>Clear</c> or <c>Hit</c>.</summary>
    public const string Outcome = "outcome";

    public const string Evidence = "evidence";

    public const string Reason = "reason";

    /// <summary>领取: claims a credit query, so that no other officer makes it.</summary>
    public const string Take = "take";

    /// <summary>退回</summary>
    public const string Release = "release";

    /// <summary>Records the result and claims the next credit query.</summary>
    public const string Record = "record";

    /// <summary>Records the result and returns to the list.</summary>
    public const string RecordAndStop = "stop";
}
