using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Funds;
using CreditFunctions.Core.Letters;
using CreditFunctions.Core.Projects;
using CreditFunctions.Core.Rules;
using static CreditFunctions.Core.Tests.Projects.ProjectText;

namespace CreditFunctions.Core.Tests.Projects;

public sealed class RevocationPolicyTests
{
    // The work ends on day 300, the report is due 90 days later, and the leader is asked two years after that.
    private const int Asked = 300 + 90 + 735;

    private static readonly LetterNumber Number = LetterNumber.At("白科", LetterSeries.Revocation, 2026, 1);

    [Theory]
    [InlineData(300 + 90 + 725, false)]
    [InlineData(Asked, true)]
    public void Ask_TwoYearsAfterTheReportWasDue_IsForTheLeader(int day, bool isAsked) =>
        Assert.Equal(isAsked, RevocationPolicy.IsToAsk(Implementing().Paid(), At(day)));

    [Fact]
    public void Decide_Revokes_TakesBackAllThatWasPaidByALetterOfItsOwn()
    {
        var asked = AskedOf(Implementing(ProjectProfile.Standard).Paid());
        Assert.Contains(ProjectProcedure.AsksOf(asked, At(Asked).Now), ask => ask.Step.Value == "AwardRevocation");

        var revoked = asked.Apply(RevocationPolicy.Decide(asked, revokes: true, "feng", "逾期两年", At(Asked)).Value);

        Assert.Equal((ApplicationState.Revoked, 0m), (revoked.State, revoked.Ledger.BalanceOf(FundAccount.Promised)));
        Assert.True(RevocationPolicy.IsToAnnounce(revoked));
        revoked = revoked.Apply(RevocationPolicy.Announce(revoked, Number, "案件", At(Asked)).Value);
        Assert.Equal("逾期两年", ((RevocationLetter)revoked.Letters[0].Letter).Reasons);
        Assert.False(RevocationPolicy.IsToAnnounce(revoked));
        Assert.Equal((70_000, 70_000), (RecoveryPolicy.MinimumOf(revoked), RecoveryPolicy.MaximumOf(revoked)));
        Assert.Contains(ProjectProcedure.AsksOf(revoked, At(Asked).Now), ask => ask.Step.Value == "RecoveryOrder");
    }

    [Fact]
    public void Decide_Waits_AsksAgainTwoYearsLater()
    {
        var asked = AskedOf(Implementing().Paid());

        var waits = asked.Apply(RevocationPolicy.Decide(asked, revokes: false, "feng", "仍在实施", At(Asked)).Value);

        Assert.Equal(ApplicationState.Implementing, waits.State);
        Assert.False(RevocationPolicy.IsToAsk(waits, At(Asked + 725)));
        Assert.True(RevocationPolicy.IsToAsk(waits, At(Asked + 735)));
    }

    /// <summary>A case revokes the award of a project that has passed: what was spent and what stayed with the unit comes back.</summary>
    [Fact]
    public void FollowEnd_RevokedAfterThePass_DemandsEverythingBack()
    {
        var passed = Implementing().Paid().Reported(90_000).Decided(AcceptanceOutcome.Pass);

        var revoked = passed.Apply(ProjectPolicy.FollowEnd(passed, ApplicationState.Revoked, At(400)).Value);
        revoked = revoked.Apply(RevocationPolicy.Announce(revoked, Number, "案件决定", At(400)).Value);
        Assert.Equal("案件决定", ((RevocationLetter)revoked.Letters[0].Letter).Reasons);
        Assert.Equal("recovery-is-out-of-range", Order(revoked, 99_999).Errors[0].Code);
        var ordered = revoked.Apply(Order(revoked, 100_000).Value);

        Assert.Equal((100_000, 0), (ordered.Ledger.BalanceOf(FundAccount.ToRecover), ordered.Ledger.BalanceOf(FundAccount.LeftOver)));
        Assert.Equal(2, ProjectLetterPolicy.ToServe(ordered).Length);
        Assert.True(((RecoveryLetter)ordered.Letters[1].Letter).IsForFault);
    }

    /// <summary>What was demanded before is not demanded twice; the rest is.</summary>
    [Fact]
    public void FollowEnd_AfterAFailure_DemandsTheRest()
    {
        var failed = Implementing().Paid().Reported(90_000).Decided(AcceptanceOutcome.Fail);
        var ordered = failed.Apply(Order(failed, 10_000).Value);

        var revoked = ordered.Apply(ProjectPolicy.FollowEnd(ordered, ApplicationState.Revoked, At(402)).Value);

        Assert.True(RecoveryPolicy.IsToOrder(revoked));
        Assert.Equal(90_000, RecoveryPolicy.MinimumOf(revoked));
        Assert.False(RecoveryPolicy.IsToOrder(revoked.Apply(Order(revoked, 90_000, day: 403).Value)));
    }

    private static Project AskedOf(Project project) => project.Apply(RevocationPolicy.Ask(project, At(Asked)).Value);

    private static Result<RecoveryOrdered> Order(Project project, decimal amount, int day = 401) =>
        RecoveryPolicy.Order(project, amount, LetterNumber.At("白科", LetterSeries.Recovery, 2026, 1), "feng", "撤销立项", At(day));
}
