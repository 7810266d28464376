using CreditFunctions.Core.CreditChecks;

namespace CreditFunctions.Core.Notifications;

/// <summary>To the applicant: an entry that a party declared was found; until when (exclusive) a statement on it may be given.</summary>
public sealed record StatementAsked(string To, string ApplicationId, string Title, CreditSource Source, DateTimeOffset Until)
    : ApplicantNotification(To, ApplicationId, Title);
