using System.Text.Json.Serialization;

namespace CreditFunctions.Core.Notifications;

/// <summary>What an officer is to look at.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ProjectAlertKind>))]
public enum ProjectAlertKind
{
    /// <summary>A letter was signed and is to be served.</summary>
    LetterToServe,

    /// <summary>Money that was demanded back is not there, and its term is over.</summary>
    RecoveryOverdue,

    /// <summary>A report is missing, and its term has been over for long.</summary>
    ReportOverdue,

    /// <summary>The unit filed a change that it decides itself.</summary>
    ChangeFiled,
}

/// <summary>To an officer: something of a project is to be looked at.</summary>
/// <param name="Name">Of the officer.</param>
/// <param name="Number">项目编号</param>
public sealed record ProjectAlert(string To, string Name, string ProjectId, string Number, ProjectAlertKind Kind)
    : AddressedNotification(To);
