using CreditFunctions.Core.Applications;

namespace CreditFunctions.Core.Notifications;

/// <summary>To the applicant: a term ends soon (exclusive), and its action is not done.</summary>
public sealed record TermReminder(string To, string ApplicationId, string Title, ReminderKind Kind, DateTimeOffset Until)
    : ApplicantNotification(To, ApplicationId, Title);
