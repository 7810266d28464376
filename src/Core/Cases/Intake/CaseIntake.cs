using System.Text.Json.Serialization;
using CreditFunctions.Core.Calendar;
using CreditFunctions.Core.Identifiers;
using CreditFunctions.Core.Letters;

namespace CreditFunctions.Core.Cases;

/// <summary>Decisions on the intake of a noted suspicion.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<IntakeChoice>))]
public enum IntakeChoice
{
    /// <summary>受理: the bureau investigates.</summary>
    Accept,

    /// <summary>不予受理</summary>
    Refuse,

    /// <summary>转交单位核查: the unit checks it and reports by a set day; then the intake is decided again.</summary>
    PassToUnit,

    /// <summary>移送: another authority is competent.</summary>
    HandOver,
}

/// <summary>Who reported a suspicion: only the sealed address; the case contains no name.</summary>
/// <param name="RecordId">The record under which the contact was sealed.</param>
public sealed record CaseReporter(string RecordId, SealedText Contact);

/// <summary>Form of a decision on the intake, as received.</summary>
public sealed record IntakeForm
{
    public IntakeChoice? Choice { get; init; }

    /// <summary>Result of the preliminary check; stated in the letter.</summary>
    public string? Reason { get; init; }

    /// <summary>The unit or authority that receives it.</summary>
    public string? Recipient { get; init; }

    public DateOnly? Until { get; init; }
}

/// <summary>The intake was decided by a second officer after the preliminary check.</summary>
/// <param name="Letter">Null where there is no reporter, unit or other authority to notify.</param>
public sealed record CaseIntakeDecided(IntakeChoice Choice, string Reason, SeatedOfficer Officer, IntakeLetter? Letter, DateTimeOffset At)
    : Fact
{
    /// <summary>End of the unit's term; null unless the case was passed to a unit.</summary>
    public Deadline? UnitUntil { get; init; }

    /// <summary>Term of the investigation; null unless the case was accepted.</summary>
    public InvestigationTerm? InvestigationTerm { get; init; }
}

/// <summary>The unit reported; the bureau checks the report and decides on the intake.</summary>
/// <param name="IntakeUntil">End of the term for that decision.</param>
public sealed record CaseUnitReported(string Report, SeatedOfficer Officer, Deadline IntakeUntil, DateTimeOffset At) : Fact;

/// <summary>The hold on the application was decided after the intake.</summary>
/// <param name="IsHeld">False where the application had ended or was awarded before.</param>
public sealed record CaseApplicationHeld(bool IsHeld, DateTimeOffset At) : Fact;
