using CreditFunctions.Core.Applications;

namespace CreditFunctions.Core.Notifications;

/// <summary>
/// To the applicant: a term ends later than stated before (both exclusive), because a notice of working days was published.
/// </summary>
public sealed record TermMoved(
    string To,
    string ApplicationId,
    string Title,
    ReminderKind Kind,
    DateTimeOffset Before,
    DateTimeOffset Until
) : ApplicantNotification(To, ApplicationId, Title);
