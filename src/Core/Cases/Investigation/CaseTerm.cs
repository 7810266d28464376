using System.Text.Json.Serialization;
using CreditFunctions.Core.Calendar;

namespace CreditFunctions.Core.Cases;

/// <summary>调查期限: the term of the investigation and how it was computed.</summary>
/// <param name="From">Day of the intake, not counted.</param>
/// <param name="Months">Including the extension.</param>
/// <param name="SuspendedDays">Days of suspension, which are not counted.</param>
public sealed record InvestigationTerm(DateOnly From, int Months, int SuspendedDays, bool IsExtended, Deadline Until);

/// <summary>A leader's decisions on the term of an investigation.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<TermChoice>))]
public enum TermChoice
{
    /// <summary>延长, once.</summary>
    Extend,

    /// <summary>中止: the term does not run until resumed.</summary>
    Suspend,

    /// <summary>恢复</summary>
    Resume,
}

/// <summary>Form of a decision on the term, as received.</summary>
public sealed record TermForm
{
    public TermChoice? Choice { get; init; }

    public string? Reason { get; init; }

    /// <summary>For a suspension: the day by which a leader reviews it.</summary>
    public DateOnly? ReviewBy { get; init; }
}

/// <summary>The leader extended the term of the investigation.</summary>
public sealed record InvestigationExtended(SeatedOfficer Leader, string Reason, InvestigationTerm Term, DateTimeOffset At) : Fact;

/// <summary>中止调查</summary>
/// <param name="ReviewBy">End of the leader's term to decide whether to resume.</param>
public sealed record InvestigationSuspended(SeatedOfficer Leader, string Reason, Deadline ReviewBy, DateTimeOffset At) : Fact;

/// <summary>恢复调查</summary>
/// <param name="Term">Without the time of the suspension.</param>
public sealed record InvestigationResumed(SeatedOfficer Leader, string Reason, InvestigationTerm Term, DateTimeOffset At) : Fact;
