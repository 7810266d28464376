namespace CreditFunctions.Core.Notifications;

/// <summary>
/// To the applicant: its principal investigator is named on another application; end of the term (exclusive) for a statement.
/// </summary>
public sealed record DuplicateStatementAsked(string To, string ApplicationId, string Title, DateTimeOffset Until)
    : ApplicantNotification(To, ApplicationId, Title);
