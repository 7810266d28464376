namespace CreditFunctions.Core.Notifications;

/// <summary>
/// To the applicant: its principal investigator is named on another application; until when (exclusive) a statement may be given.
/// </summary>
public sealed record DuplicateStatementAsked(string To, string ApplicationId, string Title, DateTimeOffset Until)
    : ApplicantNotification(To, ApplicationId, Title);
