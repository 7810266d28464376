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
        revoked = revoked.Apply(RevocationPolicy.Announce(revoked, Number, At(Asked)).Value);
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

    /// <summary>A case revokes the award of an accepted project: spent and remaining amounts are repaid.</summary>
    [Fact]
    public void RevokedByCase_AfterThePass_DemandsEverythingBack()
    {
        var passed = Implementing().Paid().Reported(90_000).Decided(AcceptanceOutcome.Pass);

        var revoked = passed.RevokedByCase(Case, 400);
        Assert.Contains("失信案件", ((RevocationLetter)revoked.Letters[0].Letter).Reasons, StringComparison.Ordinal);
        Assert.Equal("recovery-is-out-of-range", Order(revoked, 99_999).Errors[0].Code);
        var ordered = revoked.Apply(Order(revoked, 100_000).Value);

        Assert.Equal((100_000, 0), (ordered.Ledger.BalanceOf(FundAccount.ToRecover), ordered.Ledger.BalanceOf(FundAccount.LeftOver)));
        Assert.Equal(2, ProjectLetterPolicy.ToServe(ordered).Length);
        Assert.True(((RecoveryLetter)ordered.Letters[1].Letter).IsForFault);
    }

    /// <summary>An amount is not demanded twice.</summary>
    [Fact]
    public void RevokedByCase_AfterAFailure_DemandsTheRest()
    {
        var failed = Implementing().Paid().Reported(90_000).Decided(AcceptanceOutcome.Fail);
        var ordered = failed.Apply(Order(failed, 10_000).Value);

        var revoked = ordered.RevokedByCase(Case, 402);

        Assert.True(RecoveryPolicy.IsToOrder(revoked));
        Assert.Equal(90_000, RecoveryPolicy.MinimumOf(revoked));
        Assert.False(RecoveryPolicy.IsToOrder(revoked.Apply(Order(revoked, 90_000, day: 403).Value)));
    }

    /// <summary>The bureau extends the term: the question is withdrawn, and asked again when the new term has ended.</summary>
    [Fact]
    public void Ask_ThenExtended_IsAskedAnewAfterTheNewTerm()
    {
        var asked = AskedOf(Implementing().Paid());
        var ordinal = ProjectProcedure.AsksOf(asked, At(Asked).Now).Single().Ordinal;
        var change = new ProjectChange(1, ChangeKind.Extension, "", asked.Contract!.Terms.EndsOn.AddDays(1200), "天气", At(Asked).Now);

        var extended = asked.Apply(new ChangeRequested(change, At(Asked).Now));
        extended = extended.Apply(ChangePolicy.Decide(extended, 1, agrees: true, "feng", "同意", At(Asked)).Value);

        Assert.False(RevocationPolicy.IsToDecide(extended));
        Assert.False(RevocationPolicy.IsToAsk(extended, At(Asked + 10)));
        var again = extended.Apply(RevocationPolicy.Ask(extended, At(Asked + 1210)).Value);
        Assert.Equal(
            ordinal + 1,
            ProjectProcedure.AsksOf(again, At(Asked + 1210).Now).Single(ask => ask.Step.Value == "AwardRevocation").Ordinal
        );
    }

    private static Project AskedOf(Project project) => project.Apply(RevocationPolicy.Ask(project, At(Asked)).Value);

    private static Result<RecoveryOrdered> Order(Project project, decimal amount, int day = 401) =>
        RecoveryPolicy.Order(project, amount, LetterNumber.At("白科", LetterSeries.Recovery, 2026, 1), "feng", "撤销立项", At(day));
}
