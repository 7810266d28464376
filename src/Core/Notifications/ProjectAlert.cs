using System.Text.Json.Serialization;

namespace CreditFunctions.Core.Notifications;

/// <summary>Reasons for an alert to an officer.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ProjectAlertKind>))]
public enum ProjectAlertKind
{
    LetterToServe,

    /// <summary>Demanded money was not received within its term.</summary>
    RecoveryOverdue,

    ReportOverdue,

    /// <summary>The unit filed a change that it decides itself.</summary>
    ChangeFiled,
}

/// <summary>To an officer: a project needs attention.</summary>
/// <param name="Number">项目编号</param>
public sealed record ProjectAlert(string To, string Name, string ProjectId, string Number, ProjectAlertKind Kind)
    : AddressedNotification(To);
