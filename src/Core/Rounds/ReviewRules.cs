using System.Collections.Immutable;

namespace CreditFunctions.Core.Rounds;

/// <summary>What an expert scores, from 0 to 100.</summary>
/// <param name="Id">Short name within the round: lower-case letters, digits, hyphens.</param>
/// <param name="Weight">Its share of the whole, in percent.</param>
public sealed record ReviewCriterion(string Id, string Name, decimal Weight)
{
    /// <summary>What to look at; null where the name says it all.</summary>
    public string? Hint { get; init; }
}

/// <summary>How a round's applications are reviewed.</summary>
public sealed record ReviewRules
{
    /// <summary>What is scored, with weights that add up to 100; empty: one score for the whole.</summary>
    public ImmutableArray<ReviewCriterion> Criteria { get; init; } = [];

    /// <summary>Id of the criterion that decides between equal applications after the honour list; null: the meeting decides.</summary>
    public string? TieCriterion { get; init; }

    /// <summary>How many experts' sheets an application needs to be ranked: who recuses themselves leaves none.</summary>
    public int MinSheets { get; init; } = 1;

    /// <summary>Whether the ranked projects are visited before the meeting (现场考察).</summary>
    public bool HasFieldVisit { get; init; }
}
