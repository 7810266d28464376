namespace CreditFunctions.Pages.Reviews;

/// <summary>What was decided on a task whose link has expired, without anything that it was decided on.</summary>
/// <param name="Kind">The kind of the task, such as <c>FormatCheck</c>.</param>
/// <param name="Officer">Who decided.</param>
public sealed record TaskOutcomeModel(string Kind, string RoundTitle, string Officer, DateTimeOffset DecidedAt) : IModelOf<TaskOutcomePage>
{
    /// <summary>What was chosen; null where the kind has no choice.</summary>
    public string? Choice { get; init; }
}
