using System.Collections.Immutable;
using CreditFunctions.Core.Calendar;
using CreditFunctions.Core.CreditChecks;
using CreditFunctions.Core.Rules;

namespace CreditFunctions.Pages.Desk;

/// <summary>What a deadline is for.</summary>
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

/// <summary>A deadline, able to say how it came about.</summary>
/// <param name="At">The first instant that is too late.</param>
public sealed record TracedDeadline(DeadlineKind Kind, DateTimeOffset At)
{
    /// <summary>Of what, where there may be several: a party, or a number.</summary>
    public string? Of { get; init; }

    /// <summary>The source in which the party is looked up; null where the deadline is about no credit query.</summary>
    public CreditSource? Source { get; init; }

    /// <summary>How it was counted; null where it was set, not counted.</summary>
    public Deadline? Counted { get; init; }

    /// <summary>For a term that is counted in calendar days from an instant.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>The rule that grants it; null where the guide or an officer set it.</summary>
    public TracedRule? Rule { get; init; }
}

/// <summary>A rule as it is cited.</summary>
public sealed record TracedRule(string Id, string FileVersion, string Value, string Citation, RuleConfidence Confidence);

/// <summary>A decision, able to say by which rule and on which facts.</summary>
/// <param name="Of">The party that it is about.</param>
/// <param name="Outcome">Key of its text: <c>Settled</c>.</param>
public sealed record TracedDecision(string Of, CreditSource Source, string Outcome, TracedRule Rule)
{
    public ImmutableArray<TracedFact> Facts { get; init; } = [];
}
