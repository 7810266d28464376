using System.Collections.Immutable;
using CreditFunctions.Core.Calendar;
using CreditFunctions.Core.CreditChecks;
using CreditFunctions.Core.Rules;

namespace CreditFunctions.Pages.Desk;

/// <summary>The kinds of traced deadlines.</summary>
public enum DeadlineKind
{
    Submission,
    Correction,
    Answer,
    CreditCheck,
    PublicNotice,
    Hold,
    Reminder,
    Escalation,
    Reserve,
}

/// <summary>A deadline with its derivation.</summary>
/// <param name="At">Exclusive.</param>
public sealed record TracedDeadline(DeadlineKind Kind, DateTimeOffset At)
{
    /// <summary>The party or number, where several deadlines have the same kind.</summary>
    public string? Of { get; init; }

    /// <summary>Null where the deadline is about no credit query.</summary>
    public CreditSource? Source { get; init; }

    /// <summary>The calculation; null where the deadline was set and not calculated.</summary>
    public Deadline? Counted { get; init; }

    /// <summary>Start of a term in calendar days.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>The rule that grants it; null where the guide or an officer set it.</summary>
    public TracedRule? Rule { get; init; }
}

/// <summary>A cited rule.</summary>
public sealed record TracedRule(string Id, string FileVersion, string Value, string Citation, RuleConfidence Confidence);

/// <summary>A decision with its rule and facts.</summary>
/// <param name="Of">The party concerned.</param>
/// <param name="Outcome">Key of its text, such as <c>Settled</c>.</param>
public sealed record TracedDecision(string Of, CreditSource Source, string Outcome, TracedRule Rule)
{
    public ImmutableArray<TracedFact> Facts { get; init; } = [];
}
