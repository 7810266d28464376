using System.Collections.Immutable;
using CreditFunctions.Core.CreditChecks;
using CreditFunctions.Pages.Components;

namespace CreditFunctions.Pages.CreditChecks;

/// <summary>查验台: every credit query that is due in a round, once, for all its case officers together.</summary>
public sealed record CheckQueueModel(string Officer, string RoundTitle) : IModelOf<CheckQueuePage>
{
    /// <summary>How many are due at each source.</summary>
    public required ImmutableArray<SourceCount> Counts { get; init; }

    /// <summary>The oldest ones, in the order in which they are taken.</summary>
    public required ImmutableArray<DueRow> Due { get; init; }

    /// <summary>The one that this officer has taken; null where none is.</summary>
    public CurrentCreditQuery? Current { get; init; }

    /// <summary>What was recorded last in this visit, in words; null where nothing was.</summary>
    public RecordedCreditQuery? Recorded { get; init; }

    /// <summary>Whether this browser has not given the code yet.</summary>
    public bool AsksCode { get; init; } = true;

    /// <summary>Of this browser's session.</summary>
    public string? AntiForgeryToken { get; init; }

    /// <summary>Where this browser's session is ended; null where it has none.</summary>
    public string? EndAddress { get; init; }

    /// <summary>What was entered, and what is wrong with it.</summary>
    public FormState State { get; init; } = FormState.Empty;

    internal int Total => Counts.Sum(count => count.Due);
}

/// <summary>How many credit queries are due at a source.</summary>
/// <param name="Taken">How many of them somebody has taken.</param>
public sealed record SourceCount(CreditSource Source, int Due, int Taken);

/// <summary>A credit query that somebody must make.</summary>
public sealed record DueRow(string Name, CreditSource Source, DateTimeOffset Since)
{
    /// <summary>Who has taken it; null where nobody has.</summary>
    public string? TakenBy { get; init; }

    /// <summary>Until when it is kept for them.</summary>
    public DateTimeOffset? TakenUntil { get; init; }
}

/// <summary>The credit query that an officer makes now.</summary>
/// <param name="Number">The whole number, to be copied: shown to this officer, and only while they look.</param>
/// <param name="Href">Where its result is posted.</param>
public sealed record CurrentCreditQuery(string Name, string Number, CreditSource Source, DateTimeOffset TakenUntil, string Href)
{
    /// <summary>The source's own site.</summary>
    public Uri? SourceAddress { get; init; }

    /// <summary>Whether it is the look that is repeated before the award.</summary>
    public bool IsForAward { get; init; }

    /// <summary>Names of the outcomes that this source can give, in the order of their keys.</summary>
    public required ImmutableArray<string> Outcomes { get; init; }
}

/// <summary>A result that stands.</summary>
/// <param name="WasKept">Whether somebody had looked before: that first result stands.</param>
public sealed record RecordedCreditQuery(string Name, CreditSource Source, string Outcome, bool WasKept);
