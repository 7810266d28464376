using System.Collections.Immutable;
using CreditFunctions.Core.CreditChecks;
using CreditFunctions.Pages.Components;

namespace CreditFunctions.Pages.CreditChecks;

/// <summary>信用查验工作台: the credit queries due in a round, shared by its case officers.</summary>
public sealed record CheckQueueModel(string Officer, string RoundTitle) : IModelOf<CheckQueuePage>
{
    public required ImmutableArray<SourceCount> Counts { get; init; }

    /// <summary>The oldest, in the order of claiming.</summary>
    public required ImmutableArray<DueRow> Due { get; init; }

    /// <summary>The query that this officer has claimed.</summary>
    public CurrentCreditQuery? Current { get; init; }

    /// <summary>The last result recorded in this visit.</summary>
    public RecordedCreditQuery? Recorded { get; init; }

    /// <summary>Whether this browser still has to give the code.</summary>
    public bool AsksCode { get; init; } = true;

    public string? AntiForgeryToken { get; init; }

    public string? EndAddress { get; init; }

    public FormState State { get; init; } = FormState.Empty;

    internal int Total => Counts.Sum(count => count.Due);
}

/// <summary>The number of due credit queries of a source.</summary>
/// <param name="Taken">How many of them are claimed.</param>
public sealed record SourceCount(CreditSource Source, int Due, int Taken);

/// <summary>A credit query that is due.</summary>
public sealed record DueRow(string Name, CreditSource Source, DateTimeOffset Since)
{
    public string? TakenBy { get; init; }

    /// <summary>End of the claim.</summary>
    public DateTimeOffset? TakenUntil { get; init; }
}

/// <summary>The credit query that an officer has claimed.</summary>
/// <param name="Number">The full number, to be copied: displayed only to this officer, only during the claim.</param>
public sealed record CurrentCreditQuery(string Name, string Number, CreditSource Source, DateTimeOffset TakenUntil, string Href)
{
    /// <summary>The web site of the source.</summary>
    public Uri? SourceAddress { get; init; }

    /// <summary>Whether it is the repeated query before the award.</summary>
    public bool IsForAward { get; init; }

    /// <summary>Names of the outcomes of this source, in the order of their keys.</summary>
    public required ImmutableArray<string> Outcomes { get; init; }
}

/// <summary>A recorded result.</summary>
/// <param name="WasKept">Whether an earlier result existed, which remains valid.</param>
public sealed record RecordedCreditQuery(string Name, CreditSource Source, string Outcome, bool WasKept);
