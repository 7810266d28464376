using System.Collections.Immutable;
using System.Text.Json.Serialization;
using CreditFunctions.Core.Reviews;

namespace CreditFunctions.Core.Rounds;

/// <summary>How far a round's batch has come.</summary>
public enum RoundStage
{
    Published,
    Ranked,
    Resolved,
    Concurred,
    OnPublicNotice,
    Awarded,
    Ended,
}

/// <summary>A round: its guide and what has been decided on its batch.</summary>
public sealed record RoundState
{
    public required RoundGuide Guide { get; init; }

    public RoundStage Stage { get; init; }

    public ImmutableArray<RankedApplication> Ranking { get; init; } = [];

    public Decision.Resolution? Resolution { get; init; }

    public ImmutableArray<Proposal> Proposals { get; init; } = [];

    public NoticeOpened? Notice { get; init; }

    public Decision.AwardDocument? Award { get; init; }

    /// <summary>The projects that the meeting proposes, in the order of the ranking.</summary>
    [JsonIgnore]
    public IEnumerable<Proposal> Proposed => Proposals.Where(proposal => proposal.Outcome == ProposalOutcome.Propose);

    public RoundState Apply(Fact fact) => fact switch
    {
        RankingFrozen frozen => this with { Ranking = frozen.Ranking, Stage = RoundStage.Ranked },
        ResolutionAdopted adopted => this with { Resolution = adopted.Resolution, Proposals = adopted.Proposals, Stage = RoundStage.Resolved },
        ConcurrenceGiven => this with { Stage = RoundStage.Concurred },
        ConcurrenceRefused => this with { Stage = RoundStage.Ranked },
        NoticeOpened opened => this with { Notice = opened, Stage = RoundStage.OnPublicNotice },
        BatchAwarded awarded => this with { Award = awarded.Document, Stage = RoundStage.Awarded },
        RoundEnded => this with { Stage = RoundStage.Ended },
        _ => this,
    };

    public static RoundState From(GuidePublished published) => new() { Guide = published.Guide };
}
