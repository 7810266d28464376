using System.Collections.Immutable;

namespace CreditFunctions.Core.Reviews;

/// <summary>What somebody sends to decide a task, as received. Each step reads its own fields.</summary>
public sealed record DecisionForm
{
    /// <summary>The code printed in the mail.</summary>
    public string? Code { get; init; }

    /// <summary>
    /// <c>admit</c>, <c>correct</c> or <c>refuse</c>; <c>recommend</c>, <c>return</c> or <c>refuse</c>; <c>agree</c> or <c>return</c>;
    /// <c>dismiss</c>, <c>ineligible</c> or <c>uphold</c>; <c>uphold</c> or <c>dismiss</c>.
    /// </summary>
    public string? Choice { get; init; }

    public string? Reason { get; init; }

    /// <summary>For the format check where there must be a sealed print: the code that stands on it.</summary>
    public string? VersionCode { get; init; }

    /// <summary>For the format check: each party that signs on paper, once the officer has found its signature or seal on the print.</summary>
    public ImmutableArray<string> ConfirmedPartyIds { get; init; } = [];

    /// <summary>For a correction: keys of everything that the applicant may change, as <c>correctable</c> of the task lists them.</summary>
    public ImmutableArray<string> Opens { get; init; } = [];

    /// <summary>For an expert, before documents open: no conflict of interest but with what the recusals name.</summary>
    public bool? Declares { get; init; }

    public ImmutableArray<ScoreSheetForm> Sheets { get; init; } = [];

    public ImmutableArray<RecusalForm> Recusals { get; init; } = [];

    public DateOnly? HeldOn { get; init; }

    public string? MinutesNumber { get; init; }

    public ImmutableArray<Deviation> Deviations { get; init; } = [];

    /// <summary>For the meeting: the order of each group of equal applications that compete for money or for the reserve.</summary>
    public ImmutableArray<TieDecision> Ties { get; init; } = [];

    public string? DocumentNumber { get; init; }

    public DateOnly? IssuedOn { get; init; }
}

/// <summary>One application's sheet as received.</summary>
public sealed record ScoreSheetForm
{
    public ApplicationId ApplicationId { get; init; }

    /// <summary>By criterion; where the round has none, <see cref="Score"/> stands for the whole.</summary>
    public ImmutableDictionary<string, decimal>? Scores { get; init; }

    public decimal? Score { get; init; }

    public string? Comment { get; init; }
}

/// <summary>A recusal as received.</summary>
public sealed record RecusalForm(ApplicationId ApplicationId, string? Reason);
