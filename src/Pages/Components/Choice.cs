namespace CreditFunctions.Pages.Components;

/// <summary>One answer that can be picked.</summary>
public sealed record Choice(string Value, string Label)
{
    /// <summary>What picking it leads to.</summary>
    public string? Hint { get; init; }

    /// <summary>The key that picks it, shown before its label; null where there is none.</summary>
    public string? Key { get; init; }
}
