namespace CreditFunctions.Pages.Rounds;

/// <summary>A document that an application of the round brings along.</summary>
public sealed record DocumentRequirement(string Name)
{
    /// <summary>Whether the application may be submitted without it.</summary>
    public bool IsOptional { get; init; }

    public string? Note { get; init; }
}
