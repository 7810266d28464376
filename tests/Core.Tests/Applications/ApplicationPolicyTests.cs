using CreditFunctions.Core.Applications;
using static CreditFunctions.TestSupport.Domain.Samples;

namespace CreditFunctions.Core.Tests.Applications;

public sealed class ApplicationPolicyTests
{
    public static TheoryData<Func<Application, Application>> Differences =>
        [
            draft => draft with { RoundId = Core.Rounds.RoundId.Parse("2027-science").Value },
            draft => draft with { Title = "另一个题目" },
            draft => draft with { Abstract = "摘要" },
            draft => draft with { CategoryId = "industry" },
            draft => draft with { RecommendingBodyId = "zhenlai" },
            draft => draft with { AmountYuan = 200_001 },
            draft => draft with { ContactEmail = "other@unit.example" },
            draft => draft with { Parties = [draft.Parties[0]] },
            draft => draft with { Parties = [draft.Parties[0], draft.Parties[1] with { Name = "李示例" }] },
            draft =>
                draft with
                {
                    Parties = [draft.Parties[0], draft.PrincipalInvestigator with { CitizenId = Sealed with { BlindIndex = "other" } }],
                },
            draft => draft with { Parties = [draft.LeadUnit with { Code = OtherUnitCode }, draft.Parties[1]] },
            draft => draft with { Parties = [draft.LeadUnit with { Type = UnitType.Enterprise }, draft.Parties[1]] },
        ];

    [Theory]
    [InlineData(ApplicationState.ExpertReview, false)]
    [InlineData(ApplicationState.Ranked, false)]
    [InlineData(ApplicationState.Proposed, false)]
    [InlineData(ApplicationState.Reserve, true)]
    [InlineData(ApplicationState.OnPublicNotice, true)]
    [InlineData(ApplicationState.Awarded, true)]
    [InlineData(ApplicationState.NotSelected, true)]
    public void MayReadComments_Ranked_OpensOnceTheResultIsReported(ApplicationState state, bool isOpen) =>
        Assert.Equal(
            isOpen,
            ApplicationPolicy.MayReadComments(
                Draft() with
                {
                    State = state,
                    History = [new StateReached(ApplicationState.Ranked, "", Now), new StateReached(state, "", Now)],
                }
            )
        );

    [Theory]
    [InlineData(ApplicationState.NotAdmitted)]
    [InlineData(ApplicationState.Withdrawn)]
    public void MayReadComments_NeverRanked_OpensNothing(ApplicationState end) =>
        Assert.False(ApplicationPolicy.MayReadComments(Draft() with { State = end, History = [new StateReached(end, "", Now)] }));

    [Theory]
    [InlineData(-1)]
    [InlineData(-10_000_000)]
    public void Submit_CompleteBeforeClosing_IsTaken(int ticks)
    {
        var receivedAt = ClosesAt.AddTicks(ticks);

        var moved = ApplicationPolicy.Submit(CompleteDraft(), Guide(), receivedAt, receivedAt).Value;

        Assert.Equal(
            new ApplicationMoved(ApplicationMove.Submit, ApplicationState.Draft, ApplicationState.Submitted, "", receivedAt),
            moved
        );
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Submit_FromTheClosingInstantOn_IsRefused(int ticks) =>
        Assert.Equal(
            [("round-is-closed", null)],
            ValidationErrors(ApplicationPolicy.Submit(CompleteDraft(), Guide(), ClosesAt.AddTicks(ticks), ClosesAt.AddTicks(ticks)))
        );

    [Theory]
    [InlineData(-1, true)]
    [InlineData(0, false)]
    public void Submit_ReceivedInTimeButStoredLate_IsRefusedFromTheMomentOn(long ticks, bool isAccepted)
    {
        var storedAt = Guide().SubmissionsStoredUntil.AddTicks(ticks);

        Assert.Equal(isAccepted, ApplicationPolicy.Submit(CompleteDraft(), Guide(), ClosesAt.AddTicks(-1), storedAt).IsSuccess);
        Assert.True(
            storedAt < Guide().SubmissionsDecidedAt.AddSeconds(-1),
            "Storing takes a moment; whether one is missing is decided only afterwards."
        );
    }

    [Fact]
    public void Submit_NothingDone_NamesEverythingThatIsMissing()
    {
        var errors = ApplicationPolicy.Submit(Draft(), Guide(), Now, Now).Errors;

        Assert.Equal(
            [
                ("commitment-is-missing", "u1"),
                ("commitment-is-missing", "p1"),
                ("document-is-missing", "proposal"),
                ("document-is-missing", "budget"),
            ],
            errors.Select(error => (error.Code, error.Arguments.GetValueOrDefault("partyId") ?? error.Arguments["kind"]))
        );
    }

    [Theory]
    [InlineData(ApplicationState.Submitted)]
    [InlineData(ApplicationState.Withdrawn)]
    [InlineData(ApplicationState.NotSubmitted)]
    public void Submit_NoDraft_IsRefused(ApplicationState state) =>
        Assert.Equal(
            [("application-is-not-a-draft", null)],
            ValidationErrors(ApplicationPolicy.Submit(CompleteDraft() with { State = state }, Guide(), Now, Now))
        );

    [Fact]
    public void Missing_EvidenceOfTheKindAsked_DoesNotStandForADocument()
    {
        var application = CompleteDraft() with { Documents = [Document("d1", "proposal"), Document("d2", "evidence")] };

        Assert.Equal("budget", Assert.Single(ApplicationPolicy.Missing(application, Guide())).Arguments["kind"]);
    }

    [Fact]
    public void IsSameDraft_OnlyTheSealDiffers_IsTheSame()
    {
        var again = Draft() with
        {
            Id = IdOf(2),
            CreatedAt = Now.AddHours(1),
            Parties = [Draft().Parties[0], Draft().PrincipalInvestigator with { CitizenId = Sealed with { CipherText = "sealed again" } }],
        };

        Assert.True(ApplicationPolicy.IsSameDraft(Draft(), again));
    }

    [Theory]
    [MemberData(nameof(Differences))]
    public void IsSameDraft_AnythingElseDiffers_IsAnother(Func<Application, Application> change) =>
        Assert.False(ApplicationPolicy.IsSameDraft(Draft(), change(Draft())));

    [Fact]
    public void Move_NotInTheTable_IsRefused() =>
        Assert.Equal([("move-is-not-legal", null)], ValidationErrors(ApplicationPolicy.Move(Draft(), ApplicationMove.Award, "", Now)));
}
