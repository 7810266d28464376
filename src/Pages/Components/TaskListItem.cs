namespace CreditFunctions.Pages.Components;

/// <summary>Something to be done, and whether it is.</summary>
public sealed record TaskListItem(string Label, string Status, Tone Tone)
{
    public string? Hint { get; init; }

    /// <summary>Where it is done, if it can be done on a page.</summary>
    public string? Href { get; init; }
}
