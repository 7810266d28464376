using System.Collections.Immutable;

namespace CreditFunctions.Pages.Reviews;

/// <summary>Projects of a batch by category, each in ranking order.</summary>
public sealed record BatchSheet(ImmutableArray<BatchCategory> Categories) : ITaskDetails
{
    Type ITaskDetails.Facts => typeof(BatchSummary);

    /// <summary>Whether it contains ranks and scores, which never leave the bureau.</summary>
    public bool ShowsRanking { get; init; }

    /// <summary>Applications with too few score sheets for a ranking.</summary>
    public ImmutableArray<UnrankedRow> Unranked { get; init; } = [];

    /// <summary>Number of sheets required for a ranking.</summary>
    public int MinSheets { get; init; } = 1;

    internal IEnumerable<RankedRow> Rows => Categories.SelectMany(category => category.Rows);
}

/// <summary>A category of a batch with its projects and budget.</summary>
/// <param name="LeftYuan">Budget left before these projects.</param>
public sealed record BatchCategory(string Name, decimal LeftYuan, ImmutableArray<RankedRow> Rows)
{
    /// <summary>Projects with an amount.</summary>
    internal ImmutableArray<RankedRow> Proposed => [.. Rows.Where(row => row.Outcome == RankedRow.IsProposed)];

    internal decimal ProposedYuan => Proposed.Sum(row => row.AmountYuan);

    /// <summary>Whether projects with the same score share the place because nothing separates them.</summary>
    internal bool SharesItsPlace(RankedRow row) => Rows.Count(other => other.Place == row.Place) > 1;

    /// <summary>Projects on the same place whose order the meeting decides; empty where it need not.</summary>
    internal ImmutableArray<RankedRow> TiedWith(RankedRow row) =>
        row.IsTied ? [.. Rows.Where(other => other.IsTied && other.Place == row.Place)] : [];
}

/// <summary>A ranked application.</summary>
/// <param name="Outcome">Proposal of the ranking, or decision of the meeting: <c>Propose</c>, <c>Reserve</c> or <c>NotSelect</c>.</param>
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

    /// <summary>Whether the meeting must order it among the others on its place.</summary>
    public bool IsTied { get; init; }

    /// <summary>Why it precedes others with the same score; null where that was not needed.</summary>
    public string? TieBreak { get; init; }

    /// <summary>Unordered, so that they do not identify experts.</summary>
    public ImmutableArray<string> Comments { get; init; } = [];

    /// <summary>Null where the meeting followed the ranking.</summary>
    public string? DeviationReason { get; init; }
}

/// <summary>An application that cannot be ranked yet.</summary>
/// <param name="Sheets">Number of its score sheets.</param>
public sealed record UnrankedRow(string Title, string Unit, string Category, int Sheets);
