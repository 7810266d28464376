using System.Collections.Immutable;
using CreditFunctions.Core.Calendar;

namespace CreditFunctions.Core.Cases;

/// <summary>The next act of a case, as those who may do it were asked for it.</summary>
/// <param name="Number">1 for the first act of the case that officers were asked for.</param>
/// <param name="Officers">Ids of those who were asked; empty where nobody may do it.</param>
/// <param name="RemindAfter">When they are reminded next.</param>
/// <param name="Due">From its end on the act is overdue.</param>
public sealed record AskedAct(
    int Number,
    CaseAct Act,
    ImmutableArray<string> Officers,
    DateTimeOffset At,
    Deadline RemindAfter,
    Deadline Due
)
{
    /// <summary>How often they were reminded.</summary>
    public int Reminders { get; init; }

    /// <summary>When somebody above them was told; null until then.</summary>
    public DateTimeOffset? EscalatedAt { get; init; }
}

/// <summary>Officers were asked for the next act of a case.</summary>
public sealed record CaseActAsked(AskedAct Asked) : Fact;

/// <summary>They were reminded of it.</summary>
/// <param name="Number">Of the act that they were asked for.</param>
/// <param name="Reminder">1 for the first.</param>
/// <param name="Officers">Who may do it now: the directory may have changed.</param>
public sealed record CaseActReminded(int Number, int Reminder, ImmutableArray<string> Officers, Deadline RemindAfter, DateTimeOffset At)
    : Fact;

/// <summary>The act is overdue, or nobody may do it: somebody else was told.</summary>
/// <param name="Officers">Ids of those who were told.</param>
public sealed record CaseActEscalated(int Number, ImmutableArray<string> Officers, DateTimeOffset At) : Fact;

/// <summary>The party was reminded that its term for a statement and defence ends.</summary>
public sealed record DefenceReminded(DateTimeOffset Until, DateTimeOffset At) : Fact;
