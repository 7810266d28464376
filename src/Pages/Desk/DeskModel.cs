using System.Collections.Immutable;
using CreditFunctions.Pages.Rounds;

namespace CreditFunctions.Pages.Desk;

/// <summary>The start page of the officer.</summary>
public sealed record DeskModel(DeskFrame Frame, ImmutableArray<DeskTask> Tasks) : IModelOf<DeskPage>
{
    /// <summary>Open acts of integrity cases, oldest first.</summary>
    public ImmutableArray<DeskCase> Cases { get; init; } = [];

    /// <summary>Objections to listings that the officer may decide on, the first due first.</summary>
    public ImmutableArray<DeskObjection> Objections { get; init; } = [];

    /// <summary>Rounds that the officer may see; empty where only own tasks are visible.</summary>
    public ImmutableArray<RoundLine> Rounds { get; init; } = [];

    public ImmutableArray<DeskWarning> Warnings { get; init; } = [];

    /// <summary>Mails refused permanently by the mail server, newest first.</summary>
    public ImmutableArray<RefusedMailLine> RefusedMails { get; init; } = [];

    /// <summary>Business time of the rehearsal clock; null in real time.</summary>
    public DateTimeOffset? RehearsalTime { get; init; }
}

/// <summary>A task of the officer.</summary>
/// <param name="Step">Name of the step, such as <c>FormatCheck</c>.</param>
public sealed record DeskTask(string Step, string About, DateTimeOffset Since, string Href)
{
    /// <summary>Exclusive.</summary>
    public DateTimeOffset? DueAt { get; init; }

    public bool IsOverdue { get; init; }

    public string? TransferHref { get; init; }
}

/// <summary>An act of an integrity case that waits for the officer.</summary>
/// <param name="Act">Name of the act, such as <c>ReviewLegally</c>.</param>
/// <param name="DueAt">Exclusive.</param>
public sealed record DeskCase(string Act, string Number, string Party, DateTimeOffset Since, DateTimeOffset DueAt, string Href)
{
    public bool IsOverdue { get; init; }
}

/// <summary>An objection to a listing that waits for the officer.</summary>
/// <param name="DueAt">Exclusive.</param>
public sealed record DeskObjection(string Party, DateTimeOffset Since, DateTimeOffset DueAt, string Href)
{
    public bool IsOverdue { get; init; }
}

/// <summary>A mail refused permanently by the mail server.</summary>
/// <param name="Kind">Type name of the notification.</param>
/// <param name="RecordId">Id of the application or round.</param>
public sealed record RefusedMailLine(string Kind, string RecordId, string Href, DateTimeOffset At)
{
    /// <summary>Number and title of the application, or the round; null for other records.</summary>
    public string? Name { get; init; }
}

/// <summary>A round in the lists of the desk.</summary>
public sealed record RoundLine(string Id, string Title, RoundPhase Phase, DateTimeOffset ClosesAt)
{
    public bool IsDrill { get; init; }
}

/// <summary>Warnings for officers.</summary>
public enum DeskWarningKind
{
    /// <summary>The State Council's working-day notice of a year is not loaded; value: the first missing day.</summary>
    CalendarEnds,

    /// <summary>A deadline depends on a year without working-day notice; value: the deadline.</summary>
    ProvisionalDeadline,

    /// <summary>Value: number of overdue tasks.</summary>
    OverdueTasks,

    /// <summary>Value: number of directory changes that wait for a second officer.</summary>
    StaffChanges,
    RuleAdditions,

    /// <summary>The operator changed the directory, and two officers have not confirmed it yet; value: the entry.</summary>
    OperatorChange,
}

/// <summary>A warning and the value for its text.</summary>
public sealed record DeskWarning(DeskWarningKind Kind, string Value);

/// <summary>Field names of the rehearsal clock.</summary>
public static class ClockFields
{
    /// <summary><c>day</c> or <c>workday</c>.</summary>
    public const string Advance = "advance";
}
