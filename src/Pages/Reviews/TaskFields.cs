namespace CreditFunctions.Pages.Reviews;

/// <summary>Names of the fields that a task's form posts; errors carry the same names.</summary>
public static class TaskFields
{
    /// <summary>The six characters from the mail.</summary>
    public const string Code = "code";

    /// <summary><c>admit</c>, <c>correct</c> or <c>refuse</c>; <c>agree</c> or <c>return</c>.</summary>
    public const string Choice = "choice";

    public const string Reason = "reason";

    /// <summary><c>Clear</c>, <c>Hit</c>, <c>Inconclusive</c> or <c>SourceDown</c>.</summary>
    public const string Outcome = "outcome";

    /// <summary>The screenshot, as a file.</summary>
    public const string Evidence = "evidence";

    /// <summary>The whole score, where there are no criteria.</summary>
    public const string Score = "score";

    /// <summary>Day of the meeting, <c>yyyy-MM-dd</c>.</summary>
    public const string HeldOn = "heldOn";

    public const string MinutesNumber = "minutesNumber";

    public const string DocumentNumber = "documentNumber";

    /// <summary>Day of the document, <c>yyyy-MM-dd</c>.</summary>
    public const string IssuedOn = "issuedOn";

    /// <summary>The score of one criterion.</summary>
    public static string ScoreOf(string criterionId) => $"scores[{criterionId}]";

    /// <summary>What the meeting makes of one application: <c>Propose</c>, <c>Reserve</c> or <c>NotSelect</c>.</summary>
    public static string OutcomeOf(string applicationId) => $"outcomes[{applicationId}]";

    /// <summary>Why the meeting deviates from the ranking.</summary>
    public static string DeviationReasonOf(string applicationId) => $"deviationReasons[{applicationId}]";
}
