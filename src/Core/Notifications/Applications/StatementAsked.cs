using CreditFunctions.Core.CreditChecks;

namespace CreditFunctions.Core.Notifications;

/// <summary>To the applicant: a declared entry of a party was found; end of the term (exclusive) for a statement.</summary>
public sealed record StatementAsked(string To, string ApplicationId, string Title, CreditSource Source, DateTimeOffset Until)
    : ApplicantNotification(To, ApplicationId, Title);
