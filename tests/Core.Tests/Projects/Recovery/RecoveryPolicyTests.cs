using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Calendar;
using CreditFunctions.Core.Funds;
using CreditFunctions.Core.Letters;
using CreditFunctions.Core.Projects;
using static CreditFunctions.Core.Tests.Projects.ProjectText;
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
        failed = failed.Noted(292);
        var ordered = failed.Apply(Order(failed, 20_000).Value);

        var partly = ordered.Apply(Receive(ordered, 5_000).Value);

        Assert.False(ProjectPolicy.IsToArchive(partly, At(300)));
        Assert.Equal("fund-is-overdrawn", Receive(partly, 15_000.01m, "收据2").Errors[0].Code);
        var whole = partly.Apply(Receive(partly, 15_000, "收据2").Value);
        Assert.True(ProjectPolicy.IsToArchive(whole, At(300)));
        Assert.Equal(20_000, whole.Ledger.BalanceOf(FundAccount.Recovered));
        Assert.Equal(0, whole.Ledger.Sum);
    }

    /// <summary>The same receipt, by the link and from paper, is money that came back once.</summary>
    [Fact]
    public void Receive_ByTheSameReceipt_IsRefused()
    {
        var ordered = Ordered();

        var partly = ordered.Apply(Receive(ordered, 5_000).Value);

        Assert.Equal("receipt-is-entered", Receive(partly, 5_000, "收据 １").Errors[0].Code);
    }

    /// <summary>Each receipt is asked for once: after a second letter they are numbered on.</summary>
    [Fact]
    public void Order_OfASecondLetter_NumbersItsReceiptsOn()
    {
        var failed = Implementing().Paid().Reported(90_000).Decided(AcceptanceOutcome.Fail).Noted(292);
        var partly = failed.Apply(Order(failed, 20_000).Value);
        partly = partly.Apply(Receive(partly, 5_000).Value);

        var again = partly.RevokedByCase(Case, 310);
        again = again.Apply(RecoveryPolicy.Order(again, 80_000, Letter, "feng", "撤销立项", At(311)).Value);

        Assert.Equal(80_000, again.Recovery!.AmountYuan);
        Assert.Equal(
            ("RecoveryReceipt", 2),
            ProjectProcedure.AsksOf(again, At(312).Now).Select(ask => (ask.Step.Value, ask.Ordinal)).Single()
        );
    }

    /// <summary>The term starts with recorded service, and not with the date of the letter.</summary>
    [Fact]
    public void Order_UntilItsLetterIsServed_HasNoTerm()
    {
        var ordered = Ordered();
        Assert.Null(ordered.Recovery!.Until);
        Assert.Empty(ProjectProcedure.TermsOf(ordered, At(293)));
        Assert.Equal(("RecoveryLetter", 30), (ordered.Letters[0].Letter.TitleKey, ((RecoveryLetter)ordered.Letters[0].Letter).WorkingDays));

        var refused = ProjectLetterPolicy.Serve(ordered, ByPost() with { ProofDocumentId = null }, consent: null, At(295));
        Assert.Equal("proofDocumentId", refused.Errors[0].Field);
        var served = ordered.Apply(ProjectLetterPolicy.Serve(ordered, ByPost(), consent: null, At(295)).Value);

        var servedOn = At(295).Today;
        Assert.Equal(servedOn, served.Letters[0].Service!.ServedOn);
        Assert.Equal(
            WorkingDayCalendar.BuiltIn.DeadlineFor(servedOn, Term.WorkingDays(30), "projects.recoveryWorkingDays").At,
            served.Recovery!.Until!.At
        );
        Assert.Equal(ProjectTermKind.Recovery, Assert.Single(ProjectProcedure.TermsOf(served, At(296))).Kind);
        Assert.Equal("project-act-is-not-due", ProjectLetterPolicy.Serve(served, ByPost(), consent: null, At(295)).Errors[0].Code);
    }

    /// <summary>After its term the unit is reminded every 30 days, until the money is there.</summary>
    [Fact]
    public void Report_AfterTheTerm_GoesOnUntilAllIsBack()
    {
        var project = Ordered();
        project = project.Apply(ProjectLetterPolicy.Serve(project, ByPost(), consent: null, At(295)).Value);
        var told = new List<int>();
        for (var day = 295; day < 295 + 45 + 91; day++)
        {
            while (ProjectProcedure.NotifyOfTerm(project, At(day)).TryGet(out var fact, out _))
            {
                project = project.Apply(fact);
                if (At(day).Now >= fact.Term.Until)
                {
                    told.Add(day);
                }
            }
        }

        Assert.Equal(3, told.Count);
        Assert.All(told.Zip(told.Skip(1)), pair => Assert.Equal(30, pair.Second - pair.First));
        var back = project.Apply(Receive(project, 20_000).Value);
        Assert.False(ProjectProcedure.NotifyOfTerm(back, At(800)).IsSuccess);
    }

    /// <summary>Nobody is at fault where the work was ended for a flood; production cites no sample text.</summary>
    [Fact]
    public void Letter_WithoutFault_AsksForAReturnAndLeavesSamplesOut()
    {
        var concluded = Implementing().Paid().Reported(90_000).Decided(AcceptanceOutcome.Conclude);

        var letter = RecoveryPolicy
            .Order(concluded, 10_000, Letter, "feng", "未支出", At(293) with { AllowsSamples = false })
            .Value.Letter!;

        Assert.Equal("RecoveryLetterReturn", letter.TitleKey);
        Assert.DoesNotContain(letter.Basis, basis => basis.IsSample);
        Assert.NotEmpty(letter.Basis);
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
            ChangePolicy.Request(project, new ChangeForm { Kind = ChangeKind.Termination, Reason = "试验地被淹" }, At(50), Seal).Value
        );
        var terminated = project.Apply(ChangePolicy.Decide(project, 1, agrees: true, "feng", "同意", At(51)).Value);

        Assert.Equal(ApplicationState.Terminated, terminated.State);
        Assert.Equal(100_000, RecoveryPolicy.MinimumOf(terminated));
        Assert.Equal("RecoveryOrder", Assert.Single(ProjectProcedure.AsksOf(terminated, At(52).Now)).Step.Value);
    }

    private static Project Ordered()
    {
        var failed = Implementing().Paid().Reported(90_000).Decided(AcceptanceOutcome.Fail);
        return failed.Apply(Order(failed, 20_000).Value);
    }

    private static ServiceForm ByPost() =>
        new()
        {
            Mode = ServiceMode.Post,
            On = At(295).Today,
            Recipient = "周法人",
            Place = "白城市洮北区示例路1号",
            ProofDocumentId = "d1",
        };

    private static Result<RecoveryOrdered> Order(Project project, decimal amount) =>
        RecoveryPolicy.Order(project, amount, Letter, "feng", "未完成", At(293));

    private static Result<RecoveryReceived> Receive(Project project, decimal amount, string receipt = "收据1") =>
        RecoveryPolicy.Receive(project, amount, receipt, Today, "qian", At(300));
}
