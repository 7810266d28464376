using System.Collections.Immutable;
using CreditFunctions.Pages.Rounds;

namespace CreditFunctions.Pages.Desk;

/// <summary>What needs the officer who is signed in.</summary>
public sealed record DeskModel(DeskFrame Frame, ImmutableArray<DeskTask> Tasks) : IModelOf<DeskPage>
{
    /// <summary>Acts of integrity cases that the officer was asked for, the oldest first.</summary>
    public ImmutableArray<DeskCase> Cases { get; init; } = [];

    /// <summary>Rounds that the officer may follow; empty for those who see their own tasks alone.</summary>
    public ImmutableArray<RoundLine> Rounds { get; init; } = [];

    public ImmutableArray<DeskWarning> Warnings { get; init; } = [];

    /// <summary>Mails that their mailboxes refused for good, the newest first.</summary>
    public ImmutableArray<RefusedMailLine> RefusedMails { get; init; } = [];

    /// <summary>Business time that can be moved on; null in real time.</summary>
    public DateTimeOffset? RehearsalTime { get; init; }
}

/// <summary>A task of the officer, with the link straight into it.</summary>
/// <param name="Step">Name of the step: <c>FormatCheck</c>.</param>
public sealed record DeskTask(string Step, string About, DateTimeOffset Since, string Href)
{
    /// <summary>Exclusive.</summary>
    public DateTimeOffset? DueAt { get; init; }

    public bool IsOverdue { get; init; }

    /// <summary>Where it is handed over.</summary>
    public string? TransferHref { get; init; }
}

/// <summary>An act of an integrity case that waits for the officer.</summary>
/// <param name="Act">Name of the act: <c>ReviewLegally</c>.</param>
/// <param name="DueAt">From then on it is overdue (exclusive).</param>
public sealed record DeskCase(string Act, string Number, string Party, DateTimeOffset Since, DateTimeOffset DueAt, string Href)
{
    public bool IsOverdue { get; init; }
}

/// <summary>A mail that its mailbox refused for good.</summary>
/// <param name="Kind">Name of the notification's kind.</param>
/// <param name="RecordId">The application or round that it is about.</param>
public sealed record RefusedMailLine(string Kind, string RecordId, string Href, DateTimeOffset At);

/// <summary>A round in the desk's lists.</summary>
public sealed record RoundLine(string Id, string Title, RoundPhase Phase, DateTimeOffset ClosesAt)
{
    public bool IsDrill { get; init; }
}

/// <summary>Warnings for officers.</summary>
public enum DeskWarningKind
{
    /// <summary>The working-day notice of a year is not loaded: the day from which it is missing.</summary>
    CalendarEnds,

    /// <summary>A deadline leans on a year without notice: which one.</summary>
    ProvisionalDeadline,

    /// <summary>Tasks past their due date: how many.</summary>
    OverdueTasks,

    /// <summary>Changes of the directory that wait for a second officer: how many.</summary>
    StaffChanges,
    RuleAdditions,

    /// <summary>The operator changed the directory, and two officers have not confirmed it yet: who.</summary>
    OperatorChange,
}

/// <summary>A warning with the value that stands in its text.</summary>
public sealed record DeskWarning(DeskWarningKind Kind, string Value);

/// <summary>Names of the fields by which the rehearsal clock is moved on.</summary>
public static class ClockFields
{
    /// <summary><c>day</c> or <c>workday</c>.</summary>
    public const string Advance = "advance";
}
