using System.Text.Json.Serialization;
using CreditFunctions.Core.Calendar;

namespace CreditFunctions.Core.Cases;

/// <summary>调查期限: until when the investigation is completed, and how that came about.</summary>
/// <param name="From">Day of the intake, itself not counted.</param>
/// <param name="Months">With its extension.</param>
/// <param name="SuspendedDays">Days that do not count, because it was suspended.</param>
public sealed record InvestigationTerm(DateOnly From, int Months, int SuspendedDays, bool IsExtended, Deadline Until);

/// <summary>What a leader decides on the term of an investigation.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<TermChoice>))]
public enum TermChoice
{
    /// <summary>延长, once.</summary>
    Extend,

    /// <summary>中止: the time until it is resumed does not count.</summary>
    Suspend,

    /// <summary>恢复</summary>
    Resume,
}

/// <summary>What a leader enters about it, as received.</summary>
public sealed record TermForm
{
    public TermChoice? Choice { get; init; }

    public string? Reason { get; init; }

    /// <summary>For a suspension: the day by which a leader looks at it again.</summary>
    public DateOnly? ReviewBy { get; init; }
}

/// <summary>The leader extended the term of the investigation.</summary>
public sealed record InvestigationExtended(SeatedOfficer Leader, string Reason, InvestigationTerm Term, DateTimeOffset At) : Fact;

/// <summary>中止调查</summary>
/// <param name="ReviewBy">Until when the leader decides whether it is resumed.</param>
public sealed record InvestigationSuspended(SeatedOfficer Leader, string Reason, Deadline ReviewBy, DateTimeOffset At) : Fact;

/// <summary>恢复调查</summary>
/// <param name="Term">Without the time of the suspension.</param>
public sealed record InvestigationResumed(SeatedOfficer Leader, string Reason, InvestigationTerm Term, DateTimeOffset At) : Fact;
