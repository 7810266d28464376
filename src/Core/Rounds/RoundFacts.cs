using System.Collections.Immutable;
using CreditFunctions.Core.Reviews;

namespace CreditFunctions.Core.Rounds;

/// <summary>A round was announced.</summary>
public sealed record GuidePublished(RoundGuide Guide, DateTimeOffset At) : Fact;

/// <summary>The order of the batch stands; nothing changes a score any more.</summary>
public sealed record RankingFrozen(ImmutableArray<RankedApplication> Ranking) : Fact;

/// <summary>The meeting decided on the whole batch.</summary>
public sealed record ResolutionAdopted(Decision.Resolution Resolution, ImmutableArray<Proposal> Proposals) : Fact;

/// <summary>The finance bureau agreed to the batch.</summary>
public sealed record ConcurrenceGiven(Decision.Concurrence Concurrence) : Fact;

/// <summary>The finance bureau returned the batch; the meeting decides again.</summary>
public sealed record ConcurrenceRefused(Decision.Concurrence Concurrence) : Fact;

/// <summary>拟立项公示 lies open from one instant until before another.</summary>
public sealed record NoticeOpened(DateTimeOffset From, DateTimeOffset Until) : Fact;

/// <summary>One joint document awards the batch.</summary>
public sealed record BatchAwarded(Decision.AwardDocument Document, DateTimeOffset At) : Fact;

/// <summary>The round is over.</summary>
public sealed record RoundEnded(string Reason) : Fact;

/// <summary>What the meeting made of one ranked application.</summary>
public sealed record Proposal(RankedApplication Ranked, ProposalOutcome Outcome, string Reason);
