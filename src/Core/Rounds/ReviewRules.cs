using System.Collections.Immutable;

namespace CreditFunctions.Core.Rounds;

/// <summary>A criterion that experts score from 0 to 100.</summary>
/// <param name="Id">Short name within the round: lower-case letters, digits, hyphens.</param>
/// <param name="Weight">In percent.</param>
public sealed record ReviewCriterion(string Id, string Name, decimal Weight)
{
    /// <summary>Guidance for experts; null where the name is sufficient.</summary>
    public string? Hint { get; init; }
}

/// <summary>Review rules of a round.</summary>
public sealed record ReviewRules
{
    /// <summary>Weights add up to 100; empty: a single score.</summary>
    public ImmutableArray<ReviewCriterion> Criteria { get; init; } = [];

    /// <summary>Id of the criterion that resolves ties after the honour list; null: the meeting decides.</summary>
    public string? TieCriterion { get; init; }

    /// <summary>Number of sheets that an application needs to be ranked; a recusal leaves no sheet.</summary>
    public int MinSheets { get; init; } = 1;

    /// <summary>Whether ranked projects are visited before the meeting (现场考察).</summary>
    public bool HasFieldVisit { get; init; }
}
