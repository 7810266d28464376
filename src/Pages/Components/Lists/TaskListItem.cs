namespace CreditFunctions.Pages.Components;

/// <summary>A task and its status.</summary>
public sealed record TaskListItem(string Label, string Status, Tone Tone)
{
    public string? Hint { get; init; }

    /// <summary>Null where there is no page for it.</summary>
    public string? Href { get; init; }
}
