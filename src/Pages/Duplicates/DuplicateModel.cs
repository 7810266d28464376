using System.Collections.Immutable;
using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Duplicates;

namespace CreditFunctions.Pages.Duplicates;

/// <summary>What other applications have in common with one, for its officer.</summary>
public sealed record DuplicateModel
{
    public ImmutableArray<DuplicateRow> Rows { get; init; } = [];

    /// <summary>Projects from before this app that are like it.</summary>
    public ImmutableArray<PastProjectRow> Past { get; init; } = [];

    /// <summary>The application at hand.</summary>
    public required DuplicateSide Own { get; init; }

    /// <summary>Whether its principal investigator is named on more applications than the rules allow.</summary>
    public bool IsContested { get; init; }

    /// <summary>How many of them may go on.</summary>
    public int Limit { get; init; }

    public bool IsResolved { get; init; }

    /// <summary>Whether every applicant concerned was asked.</summary>
    public bool IsAsked { get; init; }

    /// <summary>Whether every applicant concerned stated its side, or let the term pass.</summary>
    public bool IsHeard { get; init; }

    /// <summary>The applications between which is decided.</summary>
    internal IEnumerable<DuplicateSide> Sides => Rows.Where(row => row.IsContested).Select(row => row.Side).Prepend(Own);
}

/// <summary>Another application that is like the one at hand.</summary>
public sealed record DuplicateRow(DuplicateSide Side, string RoundTitle, ApplicationState State, ImmutableArray<DuplicateKind> Kinds)
{
    /// <summary>Whether it contests the place of the principal investigator.</summary>
    public bool IsContested { get; init; }
}

/// <summary>A project from before this app that is like the one at hand.</summary>
public sealed record PastProjectRow(
    bool IsRunning,
    string Number,
    string Title,
    string Unit,
    string Investigator,
    int Year,
    DateOnly? EndsOn,
    string? Outcome,
    ImmutableArray<DuplicateKind> Kinds
);

/// <summary>One side where several applications name the same principal investigator.</summary>
public sealed record DuplicateSide(string ApplicationId, string Title, string Unit, string PrincipalInvestigator)
{
    /// <summary>Whether it has not come to an end.</summary>
    public bool IsOpen { get; init; }

    /// <summary>Until when it may state its side (exclusive); null where it was not asked.</summary>
    public DateTimeOffset? AskedUntil { get; init; }

    public string? Statement { get; init; }

    public DateTimeOffset? StatedAt { get; init; }

    /// <summary>Whether it goes on; null where that was not decided.</summary>
    public bool? GoesOn { get; init; }

    /// <summary>Why.</summary>
    public string? Reason { get; init; }
}

/// <summary>Names of the fields by which an officer decides which applications go on.</summary>
public static class DuplicateFields
{
    /// <summary>Ticked for each application that goes on: <c>goesOn[id]</c>; in JSON a list of ids.</summary>
    public const string GoesOn = "goesOn";

    public const string Reason = "reason";
}
