using System.Collections.Immutable;
using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Duplicates;

namespace CreditFunctions.Pages.Duplicates;

/// <summary>Similar applications of one application, for its officer.</summary>
public sealed record DuplicateModel
{
    public ImmutableArray<DuplicateRow> Rows { get; init; } = [];

    /// <summary>Similar projects from before this app.</summary>
    public ImmutableArray<PastProjectRow> Past { get; init; } = [];

    public required DuplicateSide Own { get; init; }

    /// <summary>Whether its principal investigator is named on more applications than the rules allow.</summary>
    public bool IsContested { get; init; }

    /// <summary>Number of applications that may proceed.</summary>
    public int Limit { get; init; }

    public bool IsResolved { get; init; }

    /// <summary>Whether all applicants concerned were asked for a statement.</summary>
    public bool IsAsked { get; init; }

    /// <summary>Whether all applicants concerned gave a statement or their term has ended.</summary>
    public bool IsHeard { get; init; }

    /// <summary>The applications to decide between.</summary>
    internal IEnumerable<DuplicateSide> Sides => Rows.Where(row => row.IsContested).Select(row => row.Side).Prepend(Own);
}

/// <summary>A similar application.</summary>
public sealed record DuplicateRow(DuplicateSide Side, string RoundTitle, ApplicationState State, ImmutableArray<DuplicateKind> Kinds)
{
    /// <summary>Whether it names the same principal investigator above the limit.</summary>
    public bool IsContested { get; init; }
}

/// <summary>A similar project from before this app.</summary>
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

/// <summary>One of several applications with the same principal investigator.</summary>
public sealed record DuplicateSide(string ApplicationId, string Title, string Unit, string PrincipalInvestigator)
{
    /// <summary>Whether the application has not ended.</summary>
    public bool IsOpen { get; init; }

    /// <summary>Exclusive end of the term for the statement; null where none was asked for.</summary>
    public DateTimeOffset? AskedUntil { get; init; }

    public string? Statement { get; init; }

    public DateTimeOffset? StatedAt { get; init; }

    /// <summary>Null before the decision.</summary>
    public bool? GoesOn { get; init; }

    public string? Reason { get; init; }
}

/// <summary>Field names of the decision on which applications proceed.</summary>
public static class DuplicateFields
{
    /// <summary>Ticked for each application that proceeds: <c>goesOn[id]</c>; in JSON a list of ids.</summary>
    public const string GoesOn = "goesOn";

    public const string Reason = "reason";
}
