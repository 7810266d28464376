using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Funds;
using CreditFunctions.Core.Letters;
using CreditFunctions.Core.Projects;
using static CreditFunctions.Core.Tests.Projects.ProjectTelling;
using static CreditFunctions.TestSupport.Domain.Samples;

namespace CreditFunctions.Core.Tests.Projects;

public sealed class RecoveryPolicyTests
{
    private static readonly LetterNumber Letter = LetterNumber.At("白科", LetterSeries.Recovery, 2026, 1);

    [Theory]
    [InlineData(9_999.99, "recovery-is-out-of-range")]
    [InlineData(10_000, null)]
    [InlineData(100_000, null)]
    [InlineData(100_000.01, "recovery-is-out-of-range")]
    public void Order_AtLeastWhatIsNotSpentAndAtMostWhatWasPaid(double amount, string? code) =>
        Assert.Equal(
            code,
            Order(Implementing().Paid().Reported(90_000).Decided(AcceptanceOutcome.Fail), (decimal)amount) is { IsSuccess: false } refused
                ? refused.Errors[0].Code
                : null
        );

    [Fact]
    public void Receive_InParts_IsFollowedUpUntilAllIsBack()
    {
        var failed = Implementing().Paid().Reported(90_000).Decided(AcceptanceOutcome.Fail);
        failed = failed.Apply(ProjectPolicy.Refer(failed, At(292)).Value);
        var ordered = failed.Apply(Order(failed, 20_000).Value);

        var partly = ordered.Apply(Receive(ordered, 5_000).Value);

        Assert.False(ProjectPolicy.IsToArchive(partly));
        Assert.Equal("fund-is-overdrawn", Receive(partly, 15_000.01m).Errors[0].Code);
        var whole = partly.Apply(Receive(partly, 15_000).Value);
        Assert.True(ProjectPolicy.IsToArchive(whole));
        Assert.Equal(20_000, whole.Ledger.BalanceOf(FundAccount.Recovered));
        Assert.Equal(0, whole.Ledger.Sum);
    }

    [Fact]
    public void Order_OfNothing_IsForTheLeaderWhereAllWasSpent()
    {
        var failed = Implementing().Paid().Reported(100_000).Decided(AcceptanceOutcome.Fail);

        Assert.True(RecoveryPolicy.IsToOrder(failed));
        var ordered = failed.Apply(Order(failed, 0).Value);
        Assert.Null(ordered.Recovery);
        Assert.False(RecoveryPolicy.IsToOrder(ordered));
    }

    [Fact]
    public void Terminated_DemandsBackWhatIsNotSpent()
    {
        var project = Implementing().Paid();
        project = project.Apply(
            ChangePolicy.Request(project, new ChangeForm { Kind = ChangeKind.Termination, Reason = "试验地被淹" }, At(50)).Value
        );
        var terminated = project.Apply(ChangePolicy.Decide(project, 1, agrees: true, "feng", "同意", At(51)).Value);

        Assert.Equal(ApplicationState.Terminated, terminated.State);
        Assert.Equal(100_000, RecoveryPolicy.MinimumOf(terminated));
        Assert.Equal("RecoveryOrder", Assert.Single(ProjectProcedure.AsksOf(terminated, At(52).Now)).Step.Value);
    }

    private static Result<RecoveryOrdered> Order(Project project, decimal amount) =>
        RecoveryPolicy.Order(project, amount, Letter, "feng", "未完成", At(293));

    private static Result<RecoveryReceived> Receive(Project project, decimal amount) =>
        RecoveryPolicy.Receive(project, amount, "收据1", Today, "qian", At(300));
}
