namespace CreditFunctions.Pages.Reviews;

/// <summary>What was decided on a task whose link has expired, without anything that it was decided on.</summary>
/// <param name="Kind">The kind of the task, such as <c>FormatCheck</c>.</param>
public sealed record TaskOutcomeModel(string Kind, string RoundTitle, DateTimeOffset DecidedAt) : IModelOf<TaskOutcomePage>
{
    /// <summary>Who decided; null for whoever has not given the code.</summary>
    public string? Officer { get; init; }

    /// <summary>What was chosen; null where the kind has no choice.</summary>
    public string? Choice { get; init; }
}
