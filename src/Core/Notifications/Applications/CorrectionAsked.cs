using System.Collections.Immutable;
using CreditFunctions.Core.Applications;

namespace CreditFunctions.Core.Notifications;

/// <summary>To the applicant: what has to be corrected, and until when (exclusive).</summary>
public sealed record CorrectionAsked(string To, string ApplicationId, string Title, string Reason, DateTimeOffset Until)
    : ApplicantNotification(To, ApplicationId, Title)
{
    public ImmutableArray<CorrectionItem> Opens { get; init; } = [];

    public override Notification WithoutTypedText() =>
        ((CorrectionAsked)base.WithoutTypedText()) with
        {
            Opens = [.. Opens.Select(item => item.WithoutTypedText())],
        };
}
