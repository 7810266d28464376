using System.Collections.Immutable;

namespace CreditFunctions.Pages.Reviews;

/// <summary>Projects of a batch by category, each in the order of its ranking.</summary>
public sealed record BatchSheet(ImmutableArray<BatchCategory> Categories) : ITaskDetails
{
    Type ITaskDetails.Facts => typeof(BatchSummary);

    /// <summary>Whether places and scores are part of it: never on what leaves the bureau.</summary>
    public bool ShowsRanking { get; init; }

    /// <summary>Applications with too few score sheets to be ranked.</summary>
    public ImmutableArray<UnrankedRow> Unranked { get; init; } = [];

    /// <summary>How many sheets an application needs to be ranked.</summary>
    public int MinSheets { get; init; } = 1;

    internal IEnumerable<RankedRow> Rows => Categories.SelectMany(category => category.Rows);
}

/// <summary>One category's projects and its money.</summary>
/// <param name="LeftYuan">What its budget held before these projects.</param>
public sealed record BatchCategory(string Name, decimal LeftYuan, ImmutableArray<RankedRow> Rows)
{
    /// <summary>Those that get money.</summary>
    internal ImmutableArray<RankedRow> Proposed => [.. Rows.Where(row => row.Outcome == RankedRow.IsProposed)];

    internal decimal ProposedYuan => Proposed.Sum(row => row.AmountYuan);

    /// <summary>Whether nothing tells a project from another of the same score: their place is shared.</summary>
    internal bool SharesItsPlace(RankedRow row) => Rows.Count(other => other.Place == row.Place) > 1;

    /// <summary>Those on its place among which the meeting decides; empty where it need not.</summary>
    internal ImmutableArray<RankedRow> TiedWith(RankedRow row) =>
        row.IsTied ? [.. Rows.Where(other => other.IsTied && other.Place == row.Place)] : [];
}

/// <summary>One application of a ranking.</summary>
/// <param name="Outcome">What the ranking proposes, or what the meeting made of it: <c>Propose</c>, <c>Reserve</c> or
/// <c>NotSelect</c>.</param>
public sealed record RankedRow(
    string ApplicationId,
    string Number,
    string Title,
    string Unit,
    string Category,
    int Place,
    decimal Score,
    string Outcome
)
{
    internal const string IsProposed = "Propose";

    public required string PrincipalInvestigator { get; init; }

    public required decimal AmountYuan { get; init; }

    /// <summary>Whether the meeting has to give an order to it and the others on its place.</summary>
    public bool IsTied { get; init; }

    /// <summary>Why it stands before others of the same score; null where that was not needed.</summary>
    public string? TieBreak { get; init; }

    /// <summary>What the experts wrote, in no order that tells who.</summary>
    public ImmutableArray<string> Comments { get; init; } = [];

    /// <summary>Why the meeting deviated from the ranking; null where it did not.</summary>
    public string? DeviationReason { get; init; }
}

/// <summary>An application that cannot be ranked yet.</summary>
/// <param name="Sheets">How many score sheets it has.</param>
public sealed record UnrankedRow(string Title, string Unit, string Category, int Sheets);
