using System.Collections.Immutable;
using CreditFunctions.Core.Calendar;

namespace CreditFunctions.Core.Cases;

/// <summary>The next act of a case, for which eligible officers were asked.</summary>
/// <param name="Number">1 for the first act of the case that officers were asked for.</param>
/// <param name="Officers">Ids of the officers asked; empty where nobody is eligible.</param>
/// <param name="RemindAfter">Time of the next reminder.</param>
/// <param name="Due">The act is overdue from its end.</param>
public sealed record AskedAct(
    int Number,
    CaseAct Act,
    ImmutableArray<string> Officers,
    DateTimeOffset At,
    Deadline RemindAfter,
    Deadline Due
)
{
    public int Reminders { get; init; }

    /// <summary>When leaders were notified; null until then.</summary>
    public DateTimeOffset? EscalatedAt { get; init; }
}

/// <summary>Officers were asked for the next act of a case.</summary>
public sealed record CaseActAsked(AskedAct Asked) : Fact;

/// <summary>Officers were reminded of an act.</summary>
/// <param name="Number">Of the act.</param>
/// <param name="Reminder">1 for the first.</param>
/// <param name="Officers">Currently eligible; the directory may have changed.</param>
public sealed record CaseActReminded(int Number, int Reminder, ImmutableArray<string> Officers, Deadline RemindAfter, DateTimeOffset At)
    : Fact;

/// <summary>An act is overdue, or nobody is eligible: leaders were notified.</summary>
/// <param name="Officers">Ids of the persons notified.</param>
public sealed record CaseActEscalated(int Number, ImmutableArray<string> Officers, DateTimeOffset At) : Fact;

/// <summary>The party was reminded of the end of its term for a statement and defence.</summary>
public sealed record DefenceReminded(DateTimeOffset Until, DateTimeOffset At) : Fact;
