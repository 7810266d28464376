namespace CreditFunctions.Pages.Components;

/// <summary>One answer that can be picked.</summary>
public sealed record Choice(string Value, string Label)
{
    /// <summary>What picking it leads to.</summary>
    public string? Hint { get; init; }
}
