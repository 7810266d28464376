using System.Text.Json.Serialization;

namespace CreditFunctions.Core.Cases;

/// <summary>What the superior told of an appeal.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<AppealStep>))]
public enum AppealStep
{
    /// <summary>受理: its outcome follows.</summary>
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

/// <summary>申诉: a document of the superior about an appeal, as an officer entered it; it counts once a second one confirms it.</summary>
/// <param name="Number">Of the document.</param>
/// <param name="On">Its date.</param>
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
    /// <summary>Null until then.</summary>
    public EnteringOfficer? ConfirmedBy { get; init; }

    /// <summary>What a changed decision imposes; null for others, and where there is no record to change.</summary>
    public CaseOutcome.Established? Change { get; init; }

    /// <summary>When a revocation or a change was carried out; null until then, and for others.</summary>
    public DateTimeOffset? CarriedOutAt { get; init; }
}

/// <summary>An officer entered it.</summary>
public sealed record AppealNoticeEntered(AppealNotice Notice) : Fact;

/// <summary>A second officer compared it with the scan: it counts.</summary>
public sealed record AppealNoticeConfirmed(EnteringOfficer Officer, DateTimeOffset At) : Fact;

/// <summary>A second officer found a difference: it is entered again.</summary>
public sealed record AppealNoticeRejected(EnteringOfficer Officer, string Reason, DateTimeOffset At) : Fact;

/// <summary>What an officer enters about it, as received.</summary>
public sealed record AppealForm
{
    public AppealStep? Step { get; init; }

    public string? Authority { get; init; }

    public string? Number { get; init; }

    public DateOnly? On { get; init; }

    public string? Summary { get; init; }

    public string? DocumentId { get; init; }

    /// <summary>What the changed decision imposes; read only where it is changed.</summary>
    public CaseOutcome.Established? Change { get; init; }
}
