using CreditFunctions.Core.Applications;

namespace CreditFunctions.Core.Notifications;

/// <summary>To the applicant: the new state of the application.</summary>
/// <param name="Reason">Empty where none was given.</param>
public sealed record OutcomeReported(string To, string ApplicationId, string Title, ApplicationMove Move, string Reason)
    : ApplicantNotification(To, ApplicationId, Title);
