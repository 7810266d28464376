using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Reviews;
using CreditFunctions.Core.Reviews.Steps;
using CreditFunctions.Core.Rounds;
using static CreditFunctions.Core.Applications.ApplicationState;
using static CreditFunctions.Core.Reviews.ProposalOutcome;
using static CreditFunctions.Core.Tests.Rounds.PlanText;
using static CreditFunctions.TestSupport.Domain.SampleRounds;
using static CreditFunctions.TestSupport.Domain.Samples;

namespace CreditFunctions.Core.Tests.Rounds;

/// <summary>Days count from the decision on timely submissions.</summary>
public sealed class RoundPlanTests
{
    private static readonly RoundState OneConcurred = Published().Concurred(Project(1, Propose), Project(2, ProposalOutcome.Reserve));
    private static readonly RoundState OneOnNotice = OneConcurred.OnNotice(Day(7), 1);
    private static readonly RoundState OneAwarded = OneOnNotice.Apply(
        new BatchAwarded(1, [IdOf(1)], new AwardDocumentDecision("1号", Today), Day(8))
    );

    public static TheoryData<string, RoundState, RoundMember[], int, string> BeforeTheMeeting =>
        new()
        {
            { "nobody applied", Published(), [], 0, "End" },
            { "only drafts that missed the closing", Published(), [Member(1, NotSubmitted), Member(2, Withdrawn)], 0, "End" },
            { "all ready", Published(), [Member(1, ExpertReview), Member(2, ExpertReview)], 0, "Batch 1: 1 2" },
            {
                "those that ended hold nobody up",
                Published(),
                [Member(1, ExpertReview), Member(2, NotAdmitted), Member(3, Lapsed)],
                0,
                "Batch 1: 1"
            },
            { "one at the format check", Published(), [Member(1, ExpertReview), Member(2, ApplicationState.FormatCheck)], 0, "Wait" },
            { "one on hold", Published(), [Member(1, ExpertReview), Member(2, ExpertReview, isHeld: true)], 0, "Wait" },
            {
                "one whose submission is on its way",
                Published(),
                [Member(1, ExpertReview), Member(2, ApplicationState.Draft) with { IsSubmitting = true }],
                0,
                "Wait"
            },
            {
                "one whose missed closing is not recorded yet",
                Published(),
                [Member(1, ExpertReview), Member(2, ApplicationState.Draft)],
                0,
                "Wait"
            },
            {
                "one outstanding, and the panel called",
                Published().Called(1),
                [Member(1, ExpertReview), Member(2, CorrectionPending)],
                0,
                "Batch 1: 1, without 2"
            },
            {
                "one on hold, and the panel called",
                Published().Called(1),
                [Member(1, ExpertReview), Member(2, ExpertReview, isHeld: true)],
                0,
                "Batch 1: 1, without 2"
            },
            {
                "the panel called for the next pass",
                Published().Called(2),
                [Member(1, ExpertReview), Member(2, CorrectionPending)],
                0,
                "Wait"
            },
            { "the panel called while nobody is ready", Published().Called(1), [Member(1, ApplicationState.FormatCheck)], 0, "Wait" },
            {
                "the batch goes on and nobody else is awaited",
                Published().Begun(1, 2),
                [Member(1, ExpertReview), Member(2, ExpertReview)],
                1,
                "Wait"
            },
            {
                "the batch goes on and another becomes ready",
                Published().Begun(1),
                [Member(1, Ranked), Member(2, ExpertReview)],
                1,
                "Wait"
            },
            { "none ready, one outstanding", Published(), [Member(1, CreditChecking), Member(2, NotAdmitted)], 0, "Wait" },
        };

    public static TheoryData<string, RoundState, RoundMember[], int, string> AfterTheMeeting =>
        new()
        {
            { "concurred", OneConcurred, [Member(1, Proposed), Member(2, ApplicationState.Reserve)], 0, "Notice 1: 1" },
            {
                "concurred, the proposed one on hold",
                OneConcurred,
                [Member(1, Proposed, isHeld: true), Member(2, ApplicationState.Reserve)],
                0,
                "Wait"
            },
            {
                "not concurred yet",
                OneConcurred.Apply(new ConcurrenceRefused(1, new ConcurrenceDecision(false, "超"))),
                [Member(1, Proposed), Member(2, ApplicationState.Reserve)],
                0,
                "Wait"
            },
            {
                "the notice lies open",
                OneOnNotice,
                [Member(1, OnPublicNotice), Member(2, ApplicationState.Reserve)],
                6,
                "Wait until day 7"
            },
            { "the notice ended", OneOnNotice, [Member(1, OnPublicNotice), Member(2, ApplicationState.Reserve)], 7, "Award 1: 1" },
            { "ended, on hold", OneOnNotice, [Member(1, OnPublicNotice, isHeld: true), Member(2, ApplicationState.Reserve)], 7, "Wait" },
            {
                "ended, an objection undecided",
                OneOnNotice.Contested(1),
                [Member(1, OnPublicNotice), Member(2, ApplicationState.Reserve)],
                7,
                "Wait"
            },
            {
                "ended, the objection dismissed",
                OneOnNotice.Contested(1, upheld: false),
                [Member(1, OnPublicNotice), Member(2, ApplicationState.Reserve)],
                7,
                "Award 1: 1"
            },
            {
                "ended, the objection upheld but not carried out",
                OneOnNotice.Contested(1, upheld: true),
                [Member(1, OnPublicNotice), Member(2, ApplicationState.Reserve)],
                7,
                "Wait"
            },
            {
                "ended, one of two objections undecided",
                OneOnNotice.Contested(1, upheld: false).Contested(1),
                [Member(1, OnPublicNotice)],
                7,
                "Wait"
            },
            {
                "an objection holds its project alone",
                TwoOnNotice.Contested(1),
                [Member(1, OnPublicNotice), Member(2, OnPublicNotice)],
                7,
                "Award 1: 2"
            },
            {
                "the hold lifted after the others were awarded",
                TwoOnNotice.TakenUp(2).Awarded(2),
                [Member(1, OnPublicNotice), Member(2, ContractPending)],
                20,
                "Award 2: 1"
            },
            {
                "taken up, its document awaited",
                OneOnNotice.TakenUp(1),
                [Member(1, OnPublicNotice), Member(2, ApplicationState.Reserve)],
                8,
                "Wait"
            },
            {
                "one renounces while the document of another is awaited",
                TwoOnNotice.Concurred(Project(3, ProposalOutcome.Reserve)).TakenUp(1),
                [Member(1, OnPublicNotice), Member(2, Renounced), Member(3, ApplicationState.Reserve)],
                8,
                "Promote 3 in place of 2"
            },
            {
                "taken up, and held because its credit was not clear",
                TwoOnNotice.TakenUp(1, 2).Prepared(2),
                [Member(1, OnPublicNotice, isHeld: true), Member(2, OnPublicNotice)],
                8,
                "Wait"
            },
            {
                "and the hold lifted",
                TwoOnNotice.TakenUp(1, 2).Prepared(2).Awarded(2),
                [Member(1, OnPublicNotice), Member(2, ContractPending)],
                9,
                "Award 2: 1"
            },
            { "no credit was clear, and a hold lifted", OneOnNotice.TakenUp(1).Prepared(), [Member(1, OnPublicNotice)], 8, "Award 2: 1" },
            {
                "the second of two notices ended",
                OneOnNotice.Apply(new ReservePromoted(IdOf(2), IdOf(1), Day(3))).OnNotice(Day(12), 2),
                [Member(1, Renounced), Member(2, OnPublicNotice)],
                12,
                "Award 1: 2"
            },
            {
                "two notices lie open: the nearer end counts",
                OneOnNotice.OnNotice(Day(12), 2),
                [Member(1, OnPublicNotice), Member(2, OnPublicNotice)],
                3,
                "Wait until day 7"
            },
            { "nothing was proposed", Published().Concurred(Project(1, NotSelect)), [Member(1, NotSelected)], 0, "End" },
            {
                "nothing was awarded: the reserve has nothing to wait for",
                Published().Concurred(Project(1, ProposalOutcome.Reserve)),
                [Member(1, ApplicationState.Reserve)],
                0,
                "End: 1"
            },
            {
                "awarded, the reserve is kept",
                OneAwarded,
                [Member(1, ContractPending), Member(2, ApplicationState.Reserve)],
                27,
                "Wait until day 28"
            },
            {
                "awarded, the reserve ends with its term",
                OneAwarded,
                [Member(1, ContractPending), Member(2, ApplicationState.Reserve)],
                28,
                "End: 2"
            },
            { "awarded, no reserve", OneAwarded, [Member(1, ContractPending), Member(2, Withdrawn)], 9, "End" },
        };

    public static TheoryData<string, RoundState, RoundMember[], int, string> LaterBatches =>
        new()
        {
            {
                "what was left out becomes ready",
                OneOnNotice.LeftOut(3),
                [Member(1, OnPublicNotice), Member(2, ApplicationState.Reserve), Member(3, ExpertReview)],
                3,
                "Batch 2: 3"
            },
            {
                "what is due of the first batch comes first",
                OneOnNotice.LeftOut(3),
                [Member(1, OnPublicNotice), Member(2, ApplicationState.Reserve), Member(3, ExpertReview)],
                7,
                "Award 1: 1"
            },
            {
                "a second one is still outstanding",
                OneOnNotice.LeftOut(3, 4),
                [
                    Member(1, OnPublicNotice),
                    Member(2, ApplicationState.Reserve),
                    Member(3, ExpertReview),
                    Member(4, ExpertReview, isHeld: true),
                ],
                3,
                "Wait until day 7"
            },
            {
                "and the panel called for this pass",
                OneOnNotice.LeftOut(3, 4).Called(2),
                [
                    Member(1, OnPublicNotice),
                    Member(2, ApplicationState.Reserve),
                    Member(3, ExpertReview),
                    Member(4, ExpertReview, isHeld: true),
                ],
                3,
                "Batch 2: 3, without 4"
            },
            {
                "the reserve waits for what was left out",
                OneAwarded.LeftOut(3),
                [Member(1, ContractPending), Member(2, ApplicationState.Reserve), Member(3, CreditChecking)],
                40,
                "Wait"
            },
            {
                "its own notice",
                OneOnNotice.Concurred(Project(3, Propose)),
                [Member(1, OnPublicNotice), Member(2, ApplicationState.Reserve), Member(3, Proposed)],
                3,
                "Notice 2: 3"
            },
            {
                "all of two batches on one notice",
                Published().Concurred(Project(1, Propose)).Concurred(Project(2, Propose)),
                [Member(1, Proposed), Member(2, Proposed)],
                0,
                "Notice 1: 1 2"
            },
        };

    private static RoundState TwoOnNotice => Published().Concurred(Project(1, Propose), Project(2, Propose)).OnNotice(Day(7), 1, 2);

    [Theory]
    [MemberData(nameof(BeforeTheMeeting))]
    [MemberData(nameof(AfterTheMeeting))]
    [MemberData(nameof(LaterBatches))]
    public void Next_Situation_IsFollowedByWhatIsDue(string situation, RoundState round, RoundMember[] members, int day, string next) =>
        Assert.Equal((situation, next), (situation, Tell(RoundPlan.Next(round, members, Day(day), round.Awards.IsEmpty ? null : Day(28)))));

    [Theory]
    [InlineData(-1, "Wait until day 0")]
    [InlineData(0, "Batch 1: 1")]
    public void Next_AroundTheClosing_WaitsUntilItIsDecidedWhatWasInTime(int ticks, string next) =>
        Assert.Equal(next, Tell(RoundPlan.Next(Published(), [Member(1, ExpertReview)], Decided.AddTicks(ticks), null)));

    [Fact]
    public void Next_BeforeClosing_WaitsWhateverIsOnRecord() =>
        Assert.Equal("Wait until day 0", Tell(RoundPlan.Next(OneOnNotice, [Member(1, OnPublicNotice)], Now, null)));

    [Fact]
    public void Next_ProjectOnTwoEndedNotices_IsAwardedOnce() =>
        Assert.Equal("Award 1: 1", Tell(RoundPlan.Next(OneOnNotice.OnNotice(Day(9), 1), [Member(1, OnPublicNotice)], Day(9), null)));
}
