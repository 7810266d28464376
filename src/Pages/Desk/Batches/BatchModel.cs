using System.Collections.Immutable;
using CreditFunctions.Core;
using CreditFunctions.Core.Applications;
using CreditFunctions.Pages.Components;
using CreditFunctions.Pages.Rounds;

namespace CreditFunctions.Pages.Desk;

/// <summary>A round's batch: how many stand where, what is outstanding and with whom, and what can be printed.</summary>
public sealed record BatchModel(DeskFrame Frame, string Id, string Title, RoundPhase Phase, DateTimeOffset ClosesAt) : IModelOf<BatchPage>
{
    public required ImmutableArray<StateCount> Counts { get; init; }

    /// <summary>One page of applications.</summary>
    public required ImmutableArray<BatchRow> Applications { get; init; }

    public PagerModel Pager { get; init; } = new(1, 1);

    /// <summary>The state that the list is filtered by; null for all.</summary>
    public ApplicationState? Filter { get; init; }

    /// <summary>Applications that the panel still waits for.</summary>
    public ImmutableArray<BatchRow> Outstanding { get; init; } = [];

    /// <summary>Held applications whose day of review has come.</summary>
    public ImmutableArray<BatchRow> ReviewsDue { get; init; } = [];

    /// <summary>Tasks of the round and its applications that lie with somebody.</summary>
    public ImmutableArray<BatchTask> Tasks { get; init; } = [];

    /// <summary>The pass that the panel can be called for without what is outstanding; null where it cannot.</summary>
    public int? CallableBatch { get; init; }

    public ImmutableArray<TracedDeadline> Deadlines { get; init; } = [];

    public ImmutableArray<SheetLink> Sheets { get; init; } = [];

    public ImmutableArray<CorrectionRow> Corrections { get; init; } = [];

    /// <summary>Whether the guide can still be corrected or its closing put off, by this reader.</summary>
    public bool MayCorrect { get; init; }

    public string? EndedBecause { get; init; }

    public FormState State { get; init; } = FormState.Empty;
}

/// <summary>How many applications stand in a state.</summary>
public sealed record StateCount(ApplicationState State, int Count);

/// <summary>One application of the batch.</summary>
public sealed record BatchRow(string Id, string Title, string Unit, string Category, decimal AmountYuan, ApplicationState State)
{
    public bool IsHeld { get; init; }

    /// <summary>申报编号; null before the first submission.</summary>
    public string? Serial { get; init; }
}

/// <summary>A task of the batch, and with whom it lies.</summary>
public sealed record BatchTask(string Step, string About, string Officer, DateTimeOffset Since, DateTimeOffset? DueAt)
{
    public string? TransferHref { get; init; }
}

/// <summary>A sheet to print.</summary>
/// <param name="Kind">Key of its name: <c>Ranking</c>.</param>
/// <param name="Number">Of the pass, notice or document.</param>
public sealed record SheetLink(string Kind, int Number, string Href)
{
    /// <summary>2 for the second resolution on the same pass, and its concurrence.</summary>
    public int Ordinal { get; init; } = 1;
}

/// <summary>A correction that was announced.</summary>
public sealed record CorrectionRow(DateTimeOffset At, string Reason)
{
    /// <summary>The fields of the guide that it overwrote.</summary>
    public ImmutableArray<FieldDifference> Differences { get; init; } = [];
}

/// <summary>Names of the fields that the forms of a batch post.</summary>
public static class BatchFields
{
    public const string Reason = "reason";

    public const string Batch = "batch";
}
