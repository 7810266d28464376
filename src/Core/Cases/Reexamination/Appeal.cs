using System.Text.Json.Serialization;

namespace CreditFunctions.Core.Cases;

/// <summary>The superior's documents about an appeal.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<AppealStep>))]
public enum AppealStep
{
    /// <summary>受理: the outcome follows.</summary>
    Accepted,

    /// <summary>不予受理</summary>
    Refused,

    /// <summary>维持</summary>
    Upheld,

    /// <summary>变更: replaces severity and measures, and with them the terms of the listing.</summary>
    Changed,

    /// <summary>撤销: reverses the decision.</summary>
    Revoked,
}

/// <summary>申诉: a document of the superior about an appeal, as entered by an officer; valid once a second one confirms it.</summary>
/// <param name="Number">Of the document.</param>
/// <param name="On">Date of the document.</param>
public sealed record AppealNotice(
    AppealStep Step,
    string Authority,
    string Number,
    DateOnly On,
    string Summary,
    string DocumentId,
    EnteringOfficer EnteredBy,
    DateTimeOffset At
)
{
    public EnteringOfficer? ConfirmedBy { get; init; }

    /// <summary>The changed outcome; null for other steps, and where there is no record to change.</summary>
    public CaseOutcome.Established? Change { get; init; }

    /// <summary>When a revocation or change was carried out; null until then, and for other steps.</summary>
    public DateTimeOffset? CarriedOutAt { get; init; }
}

/// <summary>An officer entered a document of the superior.</summary>
public sealed record AppealNoticeEntered(AppealNotice Notice) : Fact;

/// <summary>A second officer confirmed the entry against the scan: it is valid.</summary>
public sealed record AppealNoticeConfirmed(EnteringOfficer Officer, DateTimeOffset At) : Fact;

/// <summary>A second officer found a difference; it is entered again.</summary>
public sealed record AppealNoticeRejected(EnteringOfficer Officer, string Reason, DateTimeOffset At) : Fact;

/// <summary>Form of a document about an appeal, as received.</summary>
public sealed record AppealForm
{
    public AppealStep? Step { get; init; }

    public string? Authority { get; init; }

    public string? Number { get; init; }

    public DateOnly? On { get; init; }

    public string? Summary { get; init; }

    public string? DocumentId { get; init; }

    /// <summary>The changed outcome; used only for a change.</summary>
    public CaseOutcome.Established? Change { get; init; }
}
