using System.Collections.Immutable;
using CreditFunctions.Core.Rounds;

namespace CreditFunctions.Core.Notifications;

/// <summary>Effects of a corrected guide on an application.</summary>
public enum GuideEffect
{
    /// <summary>The corrected guide applies, and no action is needed.</summary>
    Adopted,

    /// <summary>The applicant must read the changes and adopt them before submitting.</summary>
    ToAdopt,

    Reopened,

    /// <summary>The closing was missed; the round is open again, and the draft can be continued.</summary>
    Resumed,
}

/// <summary>To the applicant: the changes of the guide and their effect on the application.</summary>
public sealed record GuideRevised(string To, string ApplicationId, string Title, string RoundTitle, int Version, DateTimeOffset ClosesAt)
    : ApplicantNotification(To, ApplicationId, Title)
{
    public GuideEffect Effect { get; init; }

    public ImmutableArray<GuideChange> Changes { get; init; } = [];
}
