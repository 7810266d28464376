namespace CreditFunctions.Pages.Components;

/// <summary>An option of a field.</summary>
public sealed record Choice(string Value, string Label)
{
    /// <summary>What selecting it leads to.</summary>
    public string? Hint { get; init; }

    /// <summary>Access key, displayed before the label.</summary>
    public string? Key { get; init; }
}
