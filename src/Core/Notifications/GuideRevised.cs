using System.Collections.Immutable;
using CreditFunctions.Core.Rounds;

namespace CreditFunctions.Core.Notifications;

/// <summary>What a corrected guide meant for an application.</summary>
public enum GuideEffect
{
    /// <summary>It goes by the corrected guide, and nothing has to be done.</summary>
    Adopted,

    /// <summary>The applicant reads what changed and adopts it before submitting.</summary>
    ToAdopt,

    /// <summary>The submission lacks something under the corrected guide, and is returned.</summary>
    Reopened,

    /// <summary>The closing was missed; the round is open again, and the draft goes on.</summary>
    Resumed,
}

/// <summary>To the applicant: the guide was corrected; what changed, and what that means for the application.</summary>
public sealed record GuideRevised(string To, string ApplicationId, string Title, string RoundTitle, int Version, DateTimeOffset ClosesAt)
    : ApplicantNotification(To, ApplicationId, Title)
{
    public GuideEffect Effect { get; init; }

    public ImmutableArray<GuideChange> Changes { get; init; } = [];
}
