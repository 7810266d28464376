namespace CreditFunctions.Pages.Reviews;

/// <summary>The decision of a task whose link has expired, without the details of the task.</summary>
/// <param name="Kind">Such as <c>FormatCheck</c>.</param>
public sealed record TaskOutcomeModel(string Kind, string RoundTitle, DateTimeOffset DecidedAt) : IModelOf<TaskOutcomePage>
{
    /// <summary>Null for readers who have not given the code.</summary>
    public string? Officer { get; init; }

    /// <summary>Null where the step has no choice.</summary>
    public string? Choice { get; init; }
}
