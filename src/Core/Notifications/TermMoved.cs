using CreditFunctions.Core.Applications;

namespace CreditFunctions.Core.Notifications;

/// <summary>To the applicant: a term ends later than it was told (both exclusive), because a notice of working days has appeared.</summary>
public sealed record TermMoved(
    string To,
    string ApplicationId,
    string Title,
    ReminderKind Kind,
    DateTimeOffset Before,
    DateTimeOffset Until
) : ApplicantNotification(To, ApplicationId, Title);
