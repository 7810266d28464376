namespace CreditFunctions.Pages.Reviews;

/// <summary>Field names of an expert's session; errors carry the same names.</summary>
public static class PanelFields
{
    /// <summary>Present where the expert declares no conflict of interest.</summary>
    public const string Declares = "declares";

    /// <summary>Saves the scores without validation.</summary>
    public const string Save = "save";

    /// <summary>Signs the session; possible once.</summary>
    public const string Sign = "sign";

    /// <summary>An empty criterion id where the round has no criteria.</summary>
    public static string ScoreOf(string applicationId, string criterionId) => $"scores[{applicationId}][{criterionId}]";

    public static string CommentOf(string applicationId) => $"comments[{applicationId}]";

    /// <summary>Reason why the expert must not review an application; empty where none.</summary>
    public static string RecusalOf(string applicationId) => $"recusals[{applicationId}]";
}
