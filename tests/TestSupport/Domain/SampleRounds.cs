using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Reviews;
using CreditFunctions.Core.Reviews.Steps;
using CreditFunctions.Core.Rounds;
using static CreditFunctions.TestSupport.Domain.Samples;

namespace CreditFunctions.TestSupport.Domain;

/// <summary>Rounds at each stage of their batch. Project n is application n, at place n.</summary>
internal static class SampleRounds
{
    public static readonly DateTimeOffset Decided = Guide().SubmissionsDecidedAt;

    public static readonly MeetingResolutionDecision Resolution = new(Today, "纪要1号", []);

    public static RoundState Published(RoundGuide? guide = null) => RoundState.From(new GuidePublished(guide ?? Guide(), Now));

    public static Proposal Project(byte number, ProposalOutcome outcome, decimal amountYuan = 100_000, string categoryId = "agriculture") =>
        new(
            new RankedApplication(
                Rankable(number, amountYuan, categoryId),
                $"{Samples.RoundId}-{number:D3}",
                number,
                100 - number,
                outcome
            ),
            outcome,
            ""
        );

    public static RoundMember Member(
        byte number,
        ApplicationState state,
        decimal amountYuan = 100_000,
        bool isHeld = false,
        string categoryId = "agriculture"
    ) => new(IdOf(number), state, isHeld, Rankable(number, amountYuan, categoryId));

    /// <summary>One more batch, up to the finance bureau's concurrence.</summary>
    public static RoundState Concurred(this RoundState round, params Proposal[] proposals) =>
        round.Resolved(proposals).Apply(new ConcurrenceGiven(round.Batches.Length + 1, new ConcurrenceDecision(true, "同意")));

    /// <summary>One more batch, up to the meeting.</summary>
    public static RoundState Resolved(this RoundState round, params Proposal[] proposals)
    {
        var number = round.Batches.Length + 1;
        return round
            .Apply(
                new ReviewBatchOpened(
                    number,
                    [.. proposals.Select(proposal => proposal.Ranked.Application.Id)],
                    [],
                    ["agriculture", "industry"],
                    Decided
                )
            )
            .Apply(new RankingFrozen(number, [.. proposals.Select(proposal => proposal.Ranked)], []))
            .Apply(new ResolutionAdopted(number, Resolution, [.. proposals]));
    }

    public static RoundState OnNotice(this RoundState round, DateTimeOffset until, params byte[] numbers) =>
        round.Apply(new PublicNoticeOpened(round.Notices.Length + 1, [.. numbers.Select(IdOf)], Decided, until));
}
