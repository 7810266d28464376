using CreditFunctions.Core.Applications;
using static CreditFunctions.TestSupport.Domain.Samples;

namespace CreditFunctions.Core.Tests.Applications;

public sealed class ApplicationPolicyTests
{
    public static TheoryData<string, string, Func<CommitmentForm, CommitmentForm>> FaultyCommitments => new()
    {
        { "commitment-text-is-outdated", "textVersion", form => form with { TextVersion = "2025-1" } },
        { "commitment-text-is-outdated", "textVersion", form => form with { TextVersion = null } },
        { "text-is-malformed", "signerName", form => form with { SignerName = " " } },
        { "text-is-malformed", "signerName", form => form with { SignerName = new string('名', 101) } },
        { "text-is-malformed", "signerName", form => form with { SignerName = "张\n三" } },
        { "text-is-malformed", "signerName", form => form with { SignerName = "\u200B\u2060" } },
        { "text-is-malformed", "signerName", form => form with { SignerName = "。" } },
        { "declared-facts-are-missing", "declaredFacts", form => form with { DeclaresNoDishonesty = false } },
        { "declared-facts-are-missing", "declaredFacts", form => form with { DeclaresNoDishonesty = false, DeclaredFacts = " " } },
        { "declared-facts-are-missing", "declaredFacts", form => form with { DeclaresNoDishonesty = false, DeclaredFacts = new string('实', 2001) } },
        { "declaration-is-missing", "declaresNoDishonesty", form => form with { DeclaresNoDishonesty = null } },
        { "consent-is-missing", "consentsToElectronicService", form => form with { ConsentsToElectronicService = null } },
    };

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
        draft => draft with { Parties = [draft.Parties[0], draft.PrincipalInvestigator with { CitizenId = Sealed with { BlindIndex = "other" } }] },
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
    public void MayReadComments_Ranked_OpensOnceTheResultIsTold(ApplicationState state, bool isOpen) => Assert.Equal(
        isOpen,
        ApplicationPolicy.MayReadComments(Draft() with { State = state, History = [new StateReached(ApplicationState.Ranked, "", Now), new StateReached(state, "", Now)] }));

    [Theory]
    [InlineData(ApplicationState.NotAdmitted)]
    [InlineData(ApplicationState.Withdrawn)]
    public void MayReadComments_NeverRanked_OpensNothing(ApplicationState end) =>
        Assert.False(ApplicationPolicy.MayReadComments(Draft() with { State = end, History = [new StateReached(end, "", Now)] }));

    [Fact]
    public void Sign_GoodForm_KeepsWhatWasDeclaredAndWhichText()
    {
        var signed = Sign(Draft(), "p1", CommitmentForm() with { SignerName = " 张示例 ", DeclaresNoDishonesty = false, DeclaredFacts = " 已于三月履行 " }).Value.Commitment;

        Assert.Equal(("p1", "张示例", false, false, Now), (signed.PartyId, signed.SignerName, signed.DeclaresNoDishonesty, signed.ConsentsToElectronicService, signed.SignedAt));
        Assert.Equal(
            (CommitmentText.CurrentVersion, CommitmentText.CurrentSha256, "已于三月履行"), (signed.TextVersion, signed.TextSha256, signed.DeclaredFacts));
    }

    [Theory]
    [InlineData("李示例", false)]
    [InlineData("张示例", true)]
    [InlineData("張 示例", true)]
    public void Sign_CommitmentOfAPerson_IsSignedWithTheirOwnName(string signer, bool isTaken) => Assert.Equal(
        isTaken ? [] : [("signer-is-another-person", "signerName")], Faults(Sign(Draft(), "p1", CommitmentForm() with { SignerName = signer })));

    [Fact]
    public void Sign_CommitmentOfAUnit_IsSignedByWhoeverStandsForIt() => Assert.True(Sign(Draft(), "u1", CommitmentForm() with { SignerName = "赵法人" }).IsSuccess);

    [Fact]
    public void Sign_DeclaredFactsAtTheLimit_AreKept() =>
        Assert.Equal(2000, Sign(Draft(), "p1", CommitmentForm() with { DeclaresNoDishonesty = false, DeclaredFacts = new string('实', 2000) }).Value.Commitment.DeclaredFacts!.Length);

    [Fact]
    public void Sign_DeclaredCleanWithFacts_KeepsNoFacts() =>
        Assert.Null(Sign(Draft(), "p1", CommitmentForm() with { DeclaredFacts = "无" }).Value.Commitment.DeclaredFacts);

    [Fact]
    public void Sign_SentBackForRework_IsTaken() =>
        Assert.True(Sign(Draft() with { State = ApplicationState.Returned }, "u1", CommitmentForm()).IsSuccess);

    [Theory]
    [MemberData(nameof(FaultyCommitments))]
    public void Sign_OneFault_NamesItAtItsField(string code, string field, Func<CommitmentForm, CommitmentForm> change) =>
        Assert.Equal([(code, field)], Faults(Sign(Draft(), "u1", change(CommitmentForm()))));

    [Fact]
    public void Sign_EmptyForm_NamesEveryFaultAtOnce() => Assert.Equal(4, Sign(Draft(), "u1", new CommitmentForm()).Errors.Length);

    [Theory]
    [InlineData("p2")]
    [InlineData("U1")]
    [InlineData("")]
    public void Sign_PartyThatIsNotNamed_IsRefused(string partyId) =>
        Assert.Equal([("party-is-unknown", null)], Faults(Sign(Draft(), partyId, CommitmentForm())));

    [Fact]
    public void Sign_AtTheClosing_IsRefused() =>
        Assert.Equal([("round-is-closed", null)], Faults(ApplicationPolicy.Sign(Draft(), Guide(), "u1", CommitmentForm(), ClosesAt)));

    [Fact]
    public void Sign_Submitted_IsRefused() =>
        Assert.Equal([("application-is-not-a-draft", null)], Faults(Sign(Draft() with { State = ApplicationState.Submitted }, "u1", CommitmentForm())));

    [Theory]
    [InlineData(-1)]
    [InlineData(-10_000_000)]
    public void Submit_CompleteBeforeClosing_IsTaken(int ticks)
    {
        var receivedAt = ClosesAt.AddTicks(ticks);

        var moved = ApplicationPolicy.Submit(CompleteDraft(), Guide(), receivedAt, receivedAt).Value;

        Assert.Equal(new ApplicationMoved(ApplicationMove.Submit, ApplicationState.Draft, ApplicationState.Submitted, "", receivedAt), moved);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Submit_FromTheClosingInstantOn_IsRefused(int ticks) =>
        Assert.Equal([("round-is-closed", null)], Faults(ApplicationPolicy.Submit(CompleteDraft(), Guide(), ClosesAt.AddTicks(ticks), ClosesAt.AddTicks(ticks))));

    [Theory]
    [InlineData(-1, true)]
    [InlineData(0, false)]
    public void Submit_ReceivedInTimeButStoredLate_IsRefusedFromTheMomentOn(long ticks, bool isAccepted)
    {
        var storedAt = Guide().SubmissionsStoredUntil.AddTicks(ticks);

        Assert.Equal(isAccepted, ApplicationPolicy.Submit(CompleteDraft(), Guide(), ClosesAt.AddTicks(-1), storedAt).IsSuccess);
        Assert.True(storedAt < Guide().SubmissionsDecidedAt.AddSeconds(-1), "Storing takes a moment; whether one is missing is decided only afterwards.");
    }

    [Fact]
    public void Submit_NothingDone_NamesEverythingThatIsMissing()
    {
        var errors = ApplicationPolicy.Submit(Draft(), Guide(), Now, Now).Errors;

        Assert.Equal(
            [("commitment-is-missing", "u1"), ("commitment-is-missing", "p1"), ("document-is-missing", "proposal"), ("document-is-missing", "budget")],
            errors.Select(error => (error.Code, error.Arguments.Values.Single())));
    }

    [Theory]
    [InlineData(ApplicationState.Submitted)]
    [InlineData(ApplicationState.Withdrawn)]
    [InlineData(ApplicationState.NotSubmitted)]
    public void Submit_NoDraft_IsRefused(ApplicationState state) =>
        Assert.Equal([("application-is-not-a-draft", null)], Faults(ApplicationPolicy.Submit(CompleteDraft() with { State = state }, Guide(), Now, Now)));

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
        Assert.Equal([("move-is-not-legal", null)], Faults(ApplicationPolicy.Move(Draft(), ApplicationMove.Award, "", Now)));

    [Fact]
    public void CommitmentText_CurrentVersion_NeverChanges() =>
        Assert.Equal(("2026-1", "fdee9fe05ab885386467638bcf089d650a6c77b8b3e441a0eaba276d9ded4730"), (CommitmentText.CurrentVersion, CommitmentText.CurrentSha256));

    private static Result<CommitmentSigned> Sign(Application application, string partyId, CommitmentForm form) =>
        ApplicationPolicy.Sign(application, Guide(), partyId, form, Now);
}
