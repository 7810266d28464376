using System.Text.Json.Serialization;
using CreditFunctions.Core.Calendar;
using CreditFunctions.Core.Identifiers;
using CreditFunctions.Core.Letters;

namespace CreditFunctions.Core.Cases;

/// <summary>What becomes of a suspicion that was noted: its jurisdiction and intake.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<IntakeChoice>))]
public enum IntakeChoice
{
    /// <summary>受理: the bureau investigates.</summary>
    Accept,

    /// <summary>不予受理</summary>
    Refuse,

    /// <summary>转交单位核查: the unit looks into it and reports by a day; then it is decided again.</summary>
    PassToUnit,

    /// <summary>移送: another authority is competent.</summary>
    HandOver,
}

/// <summary>Who reported a suspicion: the address alone, sealed; the case names nobody.</summary>
/// <param name="RecordId">Of the record under which the contact was sealed.</param>
public sealed record CaseReporter(string RecordId, SealedText Contact);

/// <summary>What an officer enters to decide on the intake, as received.</summary>
public sealed record IntakeForm
{
    public IntakeChoice? Choice { get; init; }

    /// <summary>What the preliminary check found; the letter states it.</summary>
    public string? Reason { get; init; }

    /// <summary>The unit or the authority to which it goes.</summary>
    public string? Recipient { get; init; }

    /// <summary>Until when the unit reports.</summary>
    public DateOnly? Until { get; init; }
}

/// <summary>受理 or not, after the preliminary check by a second officer.</summary>
/// <param name="Letter">Null where nobody is to be told: no reporter, no unit, no other authority.</param>
public sealed record CaseIntakeDecided(IntakeChoice Choice, string Reason, SeatedOfficer Officer, IntakeLetter? Letter, DateTimeOffset At)
    : Fact
{
    /// <summary>Until when the unit reports; null unless it was passed to one.</summary>
    public Deadline? UnitUntil { get; init; }

    /// <summary>Until when the investigation is completed; null unless it was taken in.</summary>
    public InvestigationTerm? InvestigationTerm { get; init; }
}

/// <summary>What the unit reported; the bureau checks it and decides on the intake.</summary>
/// <param name="IntakeUntil">Until when that is decided.</param>
public sealed record CaseUnitReported(string Report, SeatedOfficer Officer, Deadline IntakeUntil, DateTimeOffset At) : Fact;

/// <summary>What was done with the application that the case is about, once the case was taken in.</summary>
/// <param name="IsHeld">False where it had ended or was awarded before.</param>
public sealed record CaseApplicationHeld(bool IsHeld, DateTimeOffset At) : Fact;
