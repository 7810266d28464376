namespace CreditFunctions.Pages.Reviews;

/// <summary>Names of the fields that the pages of an expert's session post; errors carry the same names.</summary>
public static class PanelFields
{
    /// <summary>Given where the expert declares that nothing stands between them and what they review.</summary>
    public const string Declares = "declares";

    /// <summary>Keeps what was typed, as it is.</summary>
    public const string Save = "save";

    /// <summary>Signs the session, once.</summary>
    public const string Sign = "sign";

    /// <summary>The score of an application by a criterion; under an empty criterion where the round has none.</summary>
    public static string ScoreOf(string applicationId, string criterionId) => $"scores[{applicationId}][{criterionId}]";

    public static string CommentOf(string applicationId) => $"comments[{applicationId}]";

    /// <summary>Why the expert must not review an application; empty where they may.</summary>
    public static string RecusalOf(string applicationId) => $"recusals[{applicationId}]";
}
