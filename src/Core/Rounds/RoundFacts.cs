using System.Collections.Immutable;
using CreditFunctions.Core.Calendar;
using CreditFunctions.Core.Reviews;
using CreditFunctions.Core.Reviews.Steps;

namespace CreditFunctions.Core.Rounds;

/// <summary>A round was announced.</summary>
public sealed record GuidePublished(RoundGuide Guide, DateTimeOffset At) : Fact;

/// <summary>A published guide was corrected, or its closing put off, and that was announced.</summary>
public sealed record GuideCorrected(RoundGuide Guide, string Reason, DateTimeOffset At) : Fact
{
    /// <summary>What it changed of the guide that was in force.</summary>
    public ImmutableArray<FieldDifference> Differences { get; init; } = [];
}

/// <summary>An officer lets the experts begin although some applications are not ready: they are left to the next pass.</summary>
public sealed record PanelCalled(int Batch, string OfficerId, string Reason, DateTimeOffset At) : Fact;

/// <summary>A review batch begins: these applications go to the experts, and then before the meeting.</summary>
/// <param name="LeftOut">Applications that were not ready: held, with their money reserved.</param>
/// <param name="CategoryIds">Categories that its applications are in: experts of others are not asked.</param>
public sealed record ReviewBatchOpened(
    int Number,
    ImmutableArray<ApplicationId> ApplicationIds,
    ImmutableArray<ApplicationId> LeftOut,
    ImmutableArray<string> CategoryIds,
    DateTimeOffset At
) : Fact;

/// <summary>The order of a pass stands; nothing changes a score any more.</summary>
/// <param name="Unranked">Applications with too few sheets, left to the next pass.</param>
public sealed record RankingFrozen(int Batch, ImmutableArray<RankedApplication> Ranking, ImmutableArray<ApplicationId> Unranked) : Fact;

/// <summary>The meeting decided on the whole pass.</summary>
public sealed record ResolutionAdopted(int Batch, MeetingResolutionDecision Resolution, ImmutableArray<Proposal> Proposals) : Fact;

/// <summary>The finance bureau agreed.</summary>
public sealed record ConcurrenceGiven(int Batch, ConcurrenceDecision Concurrence) : Fact;

/// <summary>The finance bureau returned the pass; the meeting decides again.</summary>
public sealed record ConcurrenceRefused(int Batch, ConcurrenceDecision Concurrence) : Fact;

/// <summary>拟立项公示 lies open from one instant until before another.</summary>
/// <param name="Group">1 for the first notice of the round.</param>
public sealed record PublicNoticeOpened(int Group, ImmutableArray<ApplicationId> ApplicationIds, DateTimeOffset From, DateTimeOffset Until)
    : Fact
{
    /// <summary>How the end was counted; null where a drill fixes the length.</summary>
    public Deadline? Deadline { get; init; }
}

/// <summary>Projects whose notice has ended uncontested are taken up for one joint document.</summary>
/// <param name="Group">1 for the first document of the round.</param>
public sealed record AwardTakenUp(int Group, ImmutableArray<ApplicationId> ApplicationIds, DateTimeOffset At) : Fact;

/// <summary>Projects whose notice has ended uncontested, and whose credit is still clear, lie ready for one joint document.</summary>
/// <param name="Group">1 for the first document of the round.</param>
public sealed record AwardPrepared(int Group, ImmutableArray<ApplicationId> ApplicationIds, DateTimeOffset At) : Fact;

/// <summary>One joint document awards projects whose notice has ended.</summary>
/// <param name="Group">1 for the first document of the round.</param>
public sealed record BatchAwarded(
    int Group,
    ImmutableArray<ApplicationId> ApplicationIds,
    AwardDocumentDecision Document,
    DateTimeOffset At
) : Fact;

/// <summary>递补: a place became free, and the next in the reserve takes it.</summary>
public sealed record ReservePromoted(ApplicationId ApplicationId, ApplicationId InPlaceOf, DateTimeOffset At) : Fact;

/// <summary>The round is over.</summary>
public sealed record RoundEnded(string Reason) : Fact;

/// <summary>What the meeting made of one ranked application.</summary>
public sealed record Proposal(RankedApplication Ranked, ProposalOutcome Outcome, string Reason);
