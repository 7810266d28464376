using System.Text.Json.Serialization;
using CreditFunctions.Core.Identifiers;

namespace CreditFunctions.Core.Notifications;

/// <summary>What whoever reported a suspicion is told of it.</summary>
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

    /// <summary>The term for asking for a re-examination ends later than before: a notice of working days has appeared.</summary>
    TermMoved,
}

/// <summary>To whoever reported a suspicion, whose address only the app can read: what becomes of it.</summary>
/// <param name="RecordId">Of the record under which the contact was sealed.</param>
/// <param name="CaseNumber">案号</param>
/// <param name="Reason">Of a refusal; null otherwise.</param>
public sealed record CaseReporterNotified(SealedText Contact, string RecordId, string CaseNumber, CaseReporterNews News, string? Reason)
    : Notification
{
    /// <summary>Number of the letter that says so; null where there is none.</summary>
    public string? LetterNumber { get; init; }

    /// <summary>Until when (exclusive) a re-examination can be asked for; null in other mails.</summary>
    public DateTimeOffset? Until { get; init; }
}
