using System.Text.Json.Serialization;
using CreditFunctions.Core.Identifiers;

namespace CreditFunctions.Core.Notifications;

/// <summary>News of a suspicion for its reporter.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<CaseReporterNews>))]
public enum CaseReporterNews
{
    Accepted,
    Refused,
    HandedOver,
    Established,
    Unfounded,
    ReexaminationRefused,
    Upheld,
    Reversed,

    /// <summary>The term to ask for a re-examination ends later than before, because a notice of working days was published.</summary>
    TermMoved,
}

/// <summary>To the reporter of a suspicion, whose address only the app can read: the progress of the case.</summary>
/// <param name="RecordId">The record under which the contact was sealed.</param>
/// <param name="CaseNumber">案号</param>
/// <param name="Reason">Of a refusal; null otherwise.</param>
public sealed record CaseReporterNotified(SealedText Contact, string RecordId, string CaseNumber, CaseReporterNews News, string? Reason)
    : Notification
{
    /// <summary>Number of the corresponding letter; null where there is none.</summary>
    public string? LetterNumber { get; init; }

    /// <summary>End of the term (exclusive) to ask for a re-examination; null in other mails.</summary>
    public DateTimeOffset? Until { get; init; }
}
