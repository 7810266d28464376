using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Reviews;
using CreditFunctions.Core.Reviews.Steps;
using CreditFunctions.Core.Rounds;
using static CreditFunctions.Core.Tests.Rounds.PlanText;
using static CreditFunctions.TestSupport.Domain.SampleRounds;
using static CreditFunctions.TestSupport.Domain.Samples;

namespace CreditFunctions.Core.Tests.Rounds;

/// <summary>
/// 递补: a category of 500,000 yuan, of which 400,000 are proposed: 1 and 2 with 200,000 each; 3, 4 and 5 are in the reserve.
/// </summary>
public sealed class PromotionTests
{
    private static readonly RoundState Round = Published()
        .Concurred(
            Project(1, ProposalOutcome.Propose, 200_000),
            Project(2, ProposalOutcome.Propose, 200_000),
            Project(3, ProposalOutcome.Reserve, 300_000),
            Project(4, ProposalOutcome.Reserve),
            Project(5, ProposalOutcome.Reserve)
        )
        .OnNotice(Day(7), 1, 2);

    public static TheoryData<string, RoundState, RoundMember[], string> Situations =>
        new()
        {
            { "nobody dropped out", Round, Members(), "Award 1: 1 2" },
            {
                "a winner renounced",
                Round.Awarded(1, 2),
                Members(ApplicationState.Renounced, ApplicationState.ContractPending),
                "Promote 3 in place of 1"
            },
            {
                "an objection was upheld",
                Round.Awarded(2),
                Members(ApplicationState.NotSelected, ApplicationState.ContractPending),
                "Promote 3 in place of 1"
            },
            {
                "one was disqualified",
                Round.Awarded(2),
                Members(ApplicationState.Disqualified, ApplicationState.Awarded),
                "Promote 3 in place of 1"
            },
            {
                "one became ineligible",
                Round.Awarded(1),
                Members(ApplicationState.Awarded, ApplicationState.Ineligible),
                "Promote 3 in place of 2"
            },
            {
                "an award that was revoked frees nothing",
                Round.Awarded(1, 2),
                Members(ApplicationState.Revoked, ApplicationState.Awarded),
                "Wait until day 28"
            },
            {
                "the first of the reserve is on hold",
                Round.Awarded(1, 2),
                [.. Members(ApplicationState.Renounced, ApplicationState.Awarded).Where(member => member.Id != IdOf(3)), Held(3)],
                "Promote 4 in place of 1"
            },
            {
                "the first of the reserve withdrew",
                Round.Awarded(1, 2),
                [
                    .. Members(ApplicationState.Renounced, ApplicationState.Awarded).Where(member => member.Id != IdOf(3)),
                    Member(3, ApplicationState.Withdrawn, 300_000),
                ],
                "Promote 4 in place of 1"
            },
            {
                "the first of the reserve asks a fen too much: no cheaper one overtakes it",
                Round.Asking(3, 300_000.01m).Awarded(1, 2),
                Members(ApplicationState.Renounced, ApplicationState.Awarded),
                "Wait until day 28"
            },
            {
                "the place was taken",
                Round.Awarded(1, 2).Promoted(3, 1),
                Members(ApplicationState.Renounced, ApplicationState.Awarded, ApplicationState.Proposed),
                "Notice 2: 3"
            },
            {
                "the second place became free too",
                Round.Awarded(1, 2).Promoted(3, 1),
                Members(ApplicationState.Renounced, ApplicationState.Renounced, ApplicationState.OnPublicNotice),
                "Promote 4 in place of 2"
            },
            {
                "whoever took the place renounced as well",
                Round.Awarded(1, 2).Promoted(3, 1),
                Members(ApplicationState.Renounced, ApplicationState.Awarded, ApplicationState.Renounced),
                "Promote 4 in place of 3"
            },
            {
                "both dropped out: one promotion after the other",
                Round,
                Members(ApplicationState.Renounced, ApplicationState.Renounced),
                "Promote 3 in place of 1"
            },
            {
                "money is kept for what was left out",
                Round.LeftOut(6).Awarded(1, 2),
                [.. Members(ApplicationState.Renounced, ApplicationState.Awarded), Member(6, ApplicationState.CreditChecking, 0.01m)],
                "Wait"
            },
            {
                "what was left out came to its end",
                Round.LeftOut(6).Awarded(1, 2),
                [.. Members(ApplicationState.Renounced, ApplicationState.Awarded), Member(6, ApplicationState.Disqualified, 0.01m)],
                "Promote 3 in place of 1"
            },
            {
                "money is kept for what had too few sheets",
                Round.Undecided(6).Awarded(1, 2),
                [
                    .. Members(ApplicationState.Renounced, ApplicationState.Awarded),
                    Member(6, ApplicationState.ExpertReview, 0.01m, isHeld: true),
                ],
                "Wait"
            },
            {
                "another category's money is not touched",
                Round.LeftOut(6).Awarded(1, 2),
                [
                    .. Members(ApplicationState.Renounced, ApplicationState.Awarded),
                    Member(6, ApplicationState.CreditChecking, 300_000, categoryId: "industry"),
                ],
                "Promote 3 in place of 1"
            },
            {
                // The first resolution left out 7; the second may propose it with the money of 1.
                "a later meeting decides again, perhaps on more than before",
                DecidedAgain(100_000.01m),
                [
                    .. Members(ApplicationState.Renounced, ApplicationState.Awarded),
                    Member(6, ApplicationState.Ranked),
                    Member(7, ApplicationState.Ranked, 100_000.01m),
                ],
                "Wait"
            },
            {
                "a later meeting decides again, and there is enough for all of it",
                DecidedAgain(100_000),
                [
                    .. Members(ApplicationState.Renounced, ApplicationState.Awarded),
                    Member(6, ApplicationState.Ranked),
                    Member(7, ApplicationState.Ranked),
                ],
                "Promote 3 in place of 1"
            },
            {
                "a later meeting has decided, and the finance bureau not yet",
                Round
                    .Asking(3, 100_000)
                    .Awarded(1, 2)
                    .Resolved(Project(6, ProposalOutcome.Propose), Project(7, ProposalOutcome.Reserve, 100_000.01m)),
                [
                    .. Members(ApplicationState.Renounced, ApplicationState.Awarded),
                    Member(6, ApplicationState.Proposed),
                    Member(7, ApplicationState.Reserve, 100_000.01m),
                ],
                "Wait"
            },
            {
                "a later meeting decides on another category",
                Round.Awarded(1, 2).Begun(6),
                [
                    .. Members(ApplicationState.Renounced, ApplicationState.Awarded),
                    Member(6, ApplicationState.ExpertReview, 0.01m, categoryId: "industry"),
                ],
                "Promote 3 in place of 1"
            },
            {
                "the batch went back to the meeting",
                Round.Apply(new ConcurrenceRefused(1, new ConcurrenceDecision(false, "超"))),
                Members(ApplicationState.Renounced, ApplicationState.OnPublicNotice),
                "Award 1: 2"
            },
        };

    [Theory]
    [MemberData(nameof(Situations))]
    public void Next_PlaceBecameFree_IsTakenWithinTheMoneyInTheOrderOfTheReserve(
        string situation,
        RoundState round,
        RoundMember[] members,
        string next
    ) => Assert.Equal((situation, next), (situation, Tell(RoundPlan.Next(round, members, Day(9), round.Awards.IsEmpty ? null : Day(28)))));

    public static TheoryData<string, RoundState, RoundMember[], decimal> Left =>
        new()
        {
            { "nothing decided", Published(), [], 500_000 },
            { "two proposed", Round, Members(), 100_000 },
            { "two awarded", Round, Members(ApplicationState.Awarded, ApplicationState.Implementing), 100_000 },
            { "one renounced", Round, Members(ApplicationState.Renounced, ApplicationState.Awarded), 300_000 },
            { "one renounced, one promoted", Round.Promoted(3, 1), Members(ApplicationState.Renounced, ApplicationState.Awarded), 0 },
            { "one left out, at work", Round.LeftOut(6), [.. Members(), Member(6, ApplicationState.FormatCheck, 60_000)], 40_000 },
            { "one left out, submitted", Round.LeftOut(6), [.. Members(), Member(6, ApplicationState.Submitted, 60_000)], 40_000 },
            { "one left out, ended", Round.LeftOut(6), [.. Members(), Member(6, ApplicationState.Lapsed, 60_000)], 100_000 },
            { "one left out, of which nothing is known", Round.LeftOut(6), Members(), 100_000 },
            {
                "left out of two batches counts once",
                Round.LeftOut(6).Concurred().LeftOut(6),
                [.. Members(), Member(6, ApplicationState.FormatCheck, 60_000)],
                40_000
            },
            { "one with too few sheets", Round.Undecided(6), [.. Members(), Member(6, ApplicationState.ExpertReview, 60_000)], 40_000 },
            {
                "one held while the experts sat",
                Round.Undecided(6),
                [.. Members(), Member(6, ApplicationState.ExpertReview, 60_000, isHeld: true)],
                40_000
            },
            {
                "one that withdrew while the experts sat",
                Round.Undecided(6),
                [.. Members(), Member(6, ApplicationState.Withdrawn, 60_000)],
                100_000
            },
        };

    [Theory]
    [MemberData(nameof(Left))]
    public void LeftYuan_Category_IsWhatNobodyHolds(string situation, RoundState round, RoundMember[] members, decimal yuan)
    {
        Assert.Equal((situation, yuan), (situation, RoundPlan.LeftYuan(round, members, Guide().Category("agriculture"))));
        Assert.Equal(300_000, RoundPlan.LeftYuan(round, members, Guide().Category("industry")));
    }

    [Fact]
    public void LeftYuan_PassAboutToBeRanked_ReservesAgainstItselfOnlyForWhatIsHeld()
    {
        var round = Round.LeftOut(6, 7, 8).Apply(new ReviewBatchOpened(2, [IdOf(6), IdOf(8)], [IdOf(7)], ["agriculture"], Day(10)));
        RoundMember[] members =
        [
            .. Members(),
            Member(6, ApplicationState.ExpertReview, 60_000),
            Member(7, ApplicationState.CreditChecking, 30_000),
            Member(8, ApplicationState.ExpertReview, 5_000, isHeld: true),
        ];

        Assert.Equal(65_000, RoundPlan.LeftYuan(round, members, Guide().Category("agriculture"), round.Batch(2)));
    }

    /// <summary>3 asks for 100,000; a second batch returned to its meeting, which had proposed 6 alone.</summary>
    private static RoundState DecidedAgain(decimal seventhYuan) =>
        Round
            .Asking(3, 100_000)
            .Awarded(1, 2)
            .Resolved(Project(6, ProposalOutcome.Propose), Project(7, ProposalOutcome.NotSelect, seventhYuan))
            .Apply(new ConcurrenceRefused(2, new ConcurrenceDecision(false, "重议")));

    private static RoundMember[] Members(
        ApplicationState first = ApplicationState.OnPublicNotice,
        ApplicationState second = ApplicationState.OnPublicNotice,
        ApplicationState third = ApplicationState.Reserve
    ) =>
        [
            Member(1, first, 200_000),
            Member(2, second, 200_000),
            Member(3, third, 300_000),
            Member(4, ApplicationState.Reserve),
            Member(5, ApplicationState.Reserve),
        ];

    private static RoundMember Held(byte number) => Member(number, ApplicationState.Reserve, isHeld: true);
}
