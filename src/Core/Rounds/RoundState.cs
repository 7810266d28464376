using System.Collections.Immutable;
using System.Text.Json.Serialization;
using CreditFunctions.Core.Objections;
using CreditFunctions.Core.Reviews;
using CreditFunctions.Core.Reviews.Steps;

namespace CreditFunctions.Core.Rounds;

/// <summary>Stage of a review batch.</summary>
public enum ReviewBatchStage
{
    Opened,

    Ranked,
    Resolved,
    Concurred,
}

/// <summary>Applications of a round that go together through experts, ranking, meeting and finance bureau.</summary>
public sealed record ReviewBatch(int Number, ImmutableArray<ApplicationId> ApplicationIds, DateTimeOffset OpenedAt)
{
    /// <summary>Applications that were not ready when it was opened.</summary>
    public ImmutableArray<ApplicationId> LeftOut { get; init; } = [];

    public ImmutableArray<string> CategoryIds { get; init; } = [];

    public ReviewBatchStage Stage { get; init; }

    public ImmutableArray<RankedApplication> Ranking { get; init; } = [];

    public ImmutableArray<ApplicationId> Unranked { get; init; } = [];

    /// <summary>Resolutions of meetings, oldest first: several where the finance bureau returned the batch.</summary>
    public ImmutableArray<AdoptedResolution> Resolutions { get; init; } = [];

    /// <summary>Whether no decision is left: the finance bureau agreed, or nothing could be ranked.</summary>
    [JsonIgnore]
    public bool IsOver => Stage == ReviewBatchStage.Concurred || (Stage == ReviewBatchStage.Ranked && Ranking.IsEmpty);

    /// <summary>The last resolution with later promotions. The original resolutions are in <see cref="Resolutions"/>.</summary>
    public ImmutableArray<Proposal> Proposals { get; init; } = [];
}

/// <summary>A meeting's resolution on a batch. It never changes; later changes are separate documents.</summary>
/// <param name="Ordinal">1 for the first meeting on the batch, 2 for the next after a return by the finance bureau.</param>
public sealed record AdoptedResolution(int Ordinal, MeetingResolutionDecision Resolution, ImmutableArray<Proposal> Proposals);

/// <summary>A round: its guide and the decisions on its batches.</summary>
public sealed record RoundState
{
    public required RoundGuide Guide { get; init; }

    /// <summary>Previous guides with the reason for each change; oldest first.</summary>
    public ImmutableArray<GuideCorrected> Corrections { get; init; } = [];

    public ImmutableArray<PanelCalled> PanelCalls { get; init; } = [];

    public ImmutableArray<ReviewBatch> Batches { get; init; } = [];

    public ImmutableArray<PublicNoticeOpened> Notices { get; init; } = [];

    public ImmutableArray<ObjectionStatus> Objections { get; init; } = [];

    public ImmutableArray<AwardTakenUp> TakenUpAwards { get; init; } = [];

    public ImmutableArray<AwardPrepared> PreparedAwards { get; init; } = [];

    public ImmutableArray<BatchAwarded> Awards { get; init; } = [];

    public ImmutableArray<ReservePromoted> Promotions { get; init; } = [];

    /// <summary>Null while the round is not over, and after a correction reopens it.</summary>
    public string? EndedBecause { get; init; }

    /// <summary>Awards in progress: started, but neither given nor empty because no project's credit was still clear.</summary>
    [JsonIgnore]
    public IEnumerable<AwardTakenUp> OpenAwards =>
        TakenUpAwards.Where(taken =>
            Awards.All(award => award.Group != taken.Group)
            && !PreparedAwards.Any(prepared => prepared.Group == taken.Group && prepared.ApplicationIds.IsEmpty)
        );

    /// <summary>The current outcome of each ranked application, including promotions, in the order of the rankings.</summary>
    [JsonIgnore]
    public IEnumerable<Proposal> Proposals => Batches.SelectMany(batch => batch.Proposals);

    /// <summary>Whether the last correction was made after the closing, and reopened the round.</summary>
    [JsonIgnore]
    public bool WasReopened => Corrections is [.., var last] && last.At >= last.Guide.ClosesAt;

    [JsonIgnore]
    public RoundGuide CurrentGuide => Guide with { Version = Corrections.Length + 1 };

    /// <summary>
    /// The guide in an application's version: the text of that version with current dates, people and office, since changes of these are
    /// only in the applicant's favour or do not concern it.
    /// </summary>
    public RoundGuide GuideOf(int version)
    {
        if (version > Corrections.Length)
        {
            return CurrentGuide;
        }

        var pinned = Corrections[version - 1].Guide;
        return pinned with
        {
            Version = version,
            Corrected = CurrentGuide,
            OpensAt = Guide.OpensAt,
            ClosesAt = Guide.ClosesAt,
            Staff = Guide.Staff,
            Office = Guide.Office,
            RecommendingBodies = pinned.RecommendingBodies.IsEmpty ? [] : Guide.RecommendingBodies,
        };
    }

    public ImmutableArray<GuideChange> ChangesSince(int version) =>
        version > Corrections.Length ? [] : GuideChange.Of(Corrections[version - 1].Guide, Guide);

    /// <summary>Null where the meeting has not decided on it.</summary>
    public Proposal? ProposalOf(ApplicationId id) => Proposals.FirstOrDefault(proposal => proposal.Ranked.Application.Id == id);

    public ReviewBatch Batch(int number) => Batches.First(batch => batch.Number == number);

    public RoundState Apply(Fact fact) =>
        fact switch
        {
            GuideCorrected corrected => this with
            {
                Guide = corrected.Guide,
                Corrections = [.. Corrections, corrected with { Guide = Guide }],
                EndedBecause = null,
            },
            PanelCalled called => this with { PanelCalls = [.. PanelCalls, called] },
            ReviewBatchOpened opened => this with { Batches = [.. Batches, Batch(opened)] },
            RankingFrozen frozen => With(
                frozen.Batch,
                batch => batch with { Ranking = frozen.Ranking, Unranked = frozen.Unranked, Stage = ReviewBatchStage.Ranked }
            ),
            ResolutionAdopted adopted => With(
                adopted.Batch,
                batch =>
                    batch with
                    {
                        Resolutions =
                        [
                            .. batch.Resolutions,
                            new AdoptedResolution(batch.Resolutions.Length + 1, adopted.Resolution, adopted.Proposals),
                        ],
                        Proposals = adopted.Proposals,
                        Stage = ReviewBatchStage.Resolved,
                    }
            ),
            ConcurrenceGiven given => With(given.Batch, batch => batch with { Stage = ReviewBatchStage.Concurred }),
            ConcurrenceRefused refused => With(refused.Batch, batch => batch with { Stage = ReviewBatchStage.Ranked }),
            PublicNoticeOpened opened => this with { Notices = [.. Notices, opened] },
            ObjectionFiled filed => this with { Objections = [.. Objections, StatusOf(filed.Objection)] },
            ObjectionRuled ruled => this with
            {
                Objections = [.. Objections.Select(each => each.Id == ruled.ObjectionId ? each with { Ruling = ruled } : each)],
            },
            ReservePromoted promoted => Apply(promoted),
            AwardTakenUp taken => this with { TakenUpAwards = [.. TakenUpAwards, taken] },
            AwardPrepared prepared => this with { PreparedAwards = [.. PreparedAwards, prepared] },
            BatchAwarded awarded => this with { Awards = [.. Awards, awarded] },
            RoundEnded ended => this with { EndedBecause = ended.Reason },
            _ => this,
        };

    public static RoundState From(GuidePublished published) => new() { Guide = published.Guide };

    private static ObjectionStatus StatusOf(Objection filed) =>
        new(filed.Id, filed.ApplicationId, filed.ProjectNumber, filed.FiledAt) { Objector = filed.Objector };

    private static ReviewBatch Batch(ReviewBatchOpened opened) =>
        new(opened.Number, opened.ApplicationIds, opened.At) { LeftOut = opened.LeftOut, CategoryIds = opened.CategoryIds };

    private RoundState Apply(ReservePromoted promoted) =>
        this with
        {
            Promotions = [.. Promotions, promoted],
            Batches =
            [
                .. Batches.Select(batch =>
                    batch with
                    {
                        Proposals =
                        [
                            .. batch.Proposals.Select(proposal =>
                                proposal.Ranked.Application.Id == promoted.ApplicationId
                                    ? proposal with
                                    {
                                        Outcome = ProposalOutcome.Propose,
                                    }
                                    : proposal
                            ),
                        ],
                    }
                ),
            ],
        };

    private RoundState With(int number, Func<ReviewBatch, ReviewBatch> change) =>
        this with
        {
            Batches = [.. Batches.Select(batch => batch.Number == number ? change(batch) : batch)],
        };
}
