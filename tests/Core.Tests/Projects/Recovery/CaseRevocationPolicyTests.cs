using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Cases;
using CreditFunctions.Core.Funds;
using CreditFunctions.Core.Letters;
using CreditFunctions.Core.Projects;
using CreditFunctions.Core.Rules;
using static CreditFunctions.Core.Tests.Projects.ProjectText;
using static CreditFunctions.TestSupport.Domain.Samples;

namespace CreditFunctions.Core.Tests.Projects;

/// <summary>A case decides to revoke an award, that becomes final, and it is reversed.</summary>
public sealed class CaseRevocationPolicyTests
{
    private static readonly CaseId Other = CaseId.FromBytes([.. Enumerable.Repeat((byte)1, 16)]);
    private static readonly LetterNumber Letter = LetterNumber.At("白科", LetterSeries.Recovery, 2026, 1);

    /// <summary>From the decision on nothing is agreed to, checked or asked for; nothing is released yet.</summary>
    [Fact]
    public void Await_StopsPaymentsAndReleasesNothing()
    {
        var held = Implementing(ProjectProfile.Standard).Due().HeldByCase(Case, 4);

        Assert.True(held.IsHeld);
        Assert.DoesNotContain(
            ProjectProcedure.AsksOf(held, At(5).Now),
            ask => ask.Step.Value.StartsWith("Payment", StringComparison.Ordinal)
        );
        Assert.Equal((70_000, 30_000), (Of(held, FundAccount.Due), Of(held, FundAccount.Promised)));
        Assert.False(CaseRevocationPolicy.Await(held, Case, At(5)).IsSuccess);
    }

    [Fact]
    public void Await_BeforeTheContract_LetsItNeitherLapseNorBeSigned()
    {
        var waiting = Awarded().HeldByCase(Case, 2);
        Assert.False(ContractPolicy.IsToLapse(waiting, At(60).Now));
        Assert.True(ContractPolicy.IsToLapse(Awarded(), At(60).Now));

        var signed = Awarded().Proposed().SignedByInvestigator().HeldByCase(Case, 2);
        Assert.Empty(ProjectProcedure.AsksOf(signed, At(3).Now));
        Assert.Equal("project-act-is-not-due", ContractPolicy.Decide(signed, signs: true, "feng", "已核对", At(3)).Errors[0].Code);

        var again = waiting.Reversed(Case, 60);
        Assert.Equal(ContractPolicy.Until(At(60)).At, again.ContractUntil.At);
        Assert.False(ContractPolicy.IsToLapse(again, At(61).Now));
    }

    [Fact]
    public void Await_AfterTheAcceptance_KeepsTheProjectOutOfTheArchive()
    {
        var passed = Implementing().Paid().Reported(100_000).Decided(AcceptanceOutcome.Pass);

        Assert.True(ProjectPolicy.IsToArchive(passed, At(300)));
        Assert.False(ProjectPolicy.IsToArchive(passed.HeldByCase(Case, 300), At(300)));
    }

    /// <summary>Reversed before it takes effect: payments are asked for again, as tasks of their own.</summary>
    [Fact]
    public void Reverse_WhileHeld_AsksForThePaymentAgain()
    {
        var due = Implementing().Due();
        var before = Assert.Single(ProjectProcedure.AsksOf(due, At(4).Now));

        var free = due.HeldByCase(Case, 4).Reversed(Case, 30);

        Assert.False(free.IsHeld);
        Assert.Equal(before with { Ordinal = before.Ordinal + 1 }, Assert.Single(ProjectProcedure.AsksOf(free, At(31).Now)));
        Assert.Empty(free.Letters);
    }

    /// <summary>Wherever it stood, the project goes on there, and every account holds what it held.</summary>
    [Theory]
    [InlineData(ApplicationState.ContractPending)]
    [InlineData(ApplicationState.Implementing)]
    [InlineData(ApplicationState.Rectifying)]
    [InlineData(ApplicationState.AcceptancePending)]
    [InlineData(ApplicationState.Passed)]
    [InlineData(ApplicationState.Concluded)]
    public void Reverse_OnceRevoked_GivesTheAwardBack(ApplicationState state)
    {
        var project = In(state);
        var revoked = project.RevokedByCase(Case, 400);
        Assert.Equal(ApplicationState.Revoked, revoked.State);

        var restored = revoked.Reversed(Case, 430);

        Assert.Equal(state, restored.State);
        Assert.All(Enum.GetValues<FundAccount>(), account => Assert.Equal(Of(project, account), Of(restored, account)));
        Assert.Equal(
            LetterNumber.At("白科", LetterSeries.Revocation, 2026, 1),
            restored.Letters.Select(each => each.Letter).OfType<RestorationLetter>().Single().Revokes.Single()
        );
        Assert.Equal(["RestorationLetter"], ProjectLetterPolicy.ToServe(restored).Select(letter => letter.TitleKey));
        Assert.False(CaseRevocationPolicy.Reverse(restored, Case, default, At(431)).IsSuccess);
        Assert.False(RevocationPolicy.IsToAnnounce(restored));
        Assert.True(RevocationPolicy.IsToAnnounce(Revoked(restored.HeldByCase(Other, 440), Other)));
    }

    /// <summary>The work is given the days for which the award was revoked; a rectification its whole term.</summary>
    [Fact]
    public void Reverse_PutsTheTermsOff()
    {
        var running = In(ApplicationState.Implementing);
        Assert.Equal(
            running.Contract!.Terms.EndsOn.AddDays(30),
            running.RevokedByCase(Case, 100).Reversed(Case, 130).Contract!.Terms.EndsOn
        );

        var rectifying = In(ApplicationState.Rectifying).RevokedByCase(Case, 100).Reversed(Case, 130);
        Assert.Equal(AcceptancePolicy.RectifyBy(At(130)).At, rectifying.RectifyBy!.At);
    }

    /// <summary>The unit is mailed every term that begins again or ends later, and none that runs as before.</summary>
    [Theory]
    [InlineData(ApplicationState.ContractPending, new[] { ProjectTermKind.Contract })]
    [InlineData(ApplicationState.Implementing, new[] { ProjectTermKind.FinalReport })]
    [InlineData(ApplicationState.Rectifying, new[] { ProjectTermKind.Rectification })]
    [InlineData(ApplicationState.AcceptancePending, new ProjectTermKind[0])]
    public void Reverse_NamesTheTermsThatRunAnew(ApplicationState state, ProjectTermKind[] terms)
    {
        var project = In(state);
        var revoked = project.RevokedByCase(Case, 100);

        Assert.Equal(terms, Reversal(revoked, 130).Terms.Select(term => term.Kind));
        var held = project.HeldByCase(Case, 100);
        Assert.Equal(terms.Where(kind => kind == ProjectTermKind.Contract), Reversal(held, 130).Terms.Select(term => term.Kind));
    }

    /// <summary>What was demanded falls away; what came back of it is paid again by the usual steps.</summary>
    [Fact]
    public void Reverse_AfterADemand_WithdrawsItAndRepaysWhatCameBack()
    {
        var revoked = In(ApplicationState.Implementing).RevokedByCase(Case, 100);
        revoked = revoked.Apply(RecoveryPolicy.Order(revoked, 70_000, Letter, "feng", "撤销立项", At(101)).Value);
        revoked = revoked.Apply(RecoveryPolicy.Receive(revoked, 20_000, "收据1", Today, "qian", At(102)).Value);

        var restored = revoked.Reversed(Case, 130);

        Assert.Equal(
            (0, 0, 50_000),
            (Of(restored, FundAccount.ToRecover), Of(restored, FundAccount.Recovered), Of(restored, FundAccount.Paid))
        );
        Assert.Null(restored.Recovery);
        Assert.Contains(Letter, restored.Letters.Select(each => each.Letter).OfType<RestorationLetter>().Single().Revokes);
        var repayment = restored.Instalments.Single(each => each.IsRepayment);
        Assert.Equal(20_000, repayment.AmountYuan);
        Assert.True(PaymentPolicy.IsToConcur(restored, repayment, At(131).Now));
        Assert.Equal(70_000, Of(restored.Paid(repayment.Number), FundAccount.Paid));
        Assert.Equal(0, restored.Ledger.Sum);
    }

    /// <summary>A receipt that comes once the demand fell away is refused with the letter, by link and from paper.</summary>
    [Fact]
    public void Receipt_OfADemandThatFellAway_IsRefusedWithItsLetter()
    {
        var revoked = In(ApplicationState.Implementing).RevokedByCase(Case, 100);
        revoked = revoked.Apply(RecoveryPolicy.Order(revoked, 70_000, Letter, "feng", "撤销立项", At(101)).Value);
        var asked = ProjectProcedure.AsksOf(revoked, At(102).Now).Single(ask => ask.Step.Value == "RecoveryReceipt");

        var restored = revoked.Reversed(Case, 130);

        var refusal = ProjectProcedure.CheckAsked(restored, asked, At(131).Now)!;
        Assert.Equal(("demand-is-withdrawn", Letter.Value), (refusal.Code, refusal.Arguments["letter"]));
    }

    /// <summary>After the end of the work what is repaid had been spent: it is not demanded back again.</summary>
    [Fact]
    public void Reverse_AfterTheConclusion_RepaysWhatWasSpent()
    {
        var concluded = Implementing().Paid().Reported(100_000).Decided(AcceptanceOutcome.Conclude);
        var revoked = concluded.RevokedByCase(Case, 400);
        revoked = revoked.Apply(RecoveryPolicy.Order(revoked, 100_000, Letter, "feng", "撤销立项", At(401)).Value);
        revoked = revoked.Apply(RecoveryPolicy.Receive(revoked, 100_000, "收据1", Today, "qian", At(402)).Value);

        var restored = revoked.Reversed(Case, 430);
        Assert.False(ProjectPolicy.IsToArchive(restored, At(431)));
        var repaid = restored.Paid(restored.Instalments.Single(each => each.IsRepayment).Number);

        Assert.Equal((100_000, 0), (Of(repaid, FundAccount.Spent), Of(repaid, FundAccount.Paid)));
        Assert.False(RecoveryPolicy.IsToOrder(repaid));
        Assert.True(ProjectPolicy.IsToArchive(repaid, At(431)));
    }

    /// <summary>A demand from before the revocation stands again.</summary>
    [Fact]
    public void Reverse_KeepsAnEarlierDemand()
    {
        var failed = Implementing().Paid().Reported(90_000).Decided(AcceptanceOutcome.Fail).Noted(292);
        failed = failed.Apply(RecoveryPolicy.Order(failed, 10_000, Letter, "feng", "未完成", At(293)).Value);
        var revoked = failed.RevokedByCase(Case, 400);
        var second = LetterNumber.At("白科", LetterSeries.Recovery, 2026, 2);
        revoked = revoked.Apply(RecoveryPolicy.Order(revoked, 90_000, second, "feng", "撤销立项", At(401)).Value);

        var restored = revoked.Reversed(Case, 430);

        Assert.Equal(Letter, restored.Recovery!.Letter);
        Assert.Equal((10_000, 90_000), (Of(restored, FundAccount.ToRecover), Of(restored, FundAccount.Spent)));
        Assert.False(RecoveryPolicy.IsToOrder(restored));
    }

    /// <summary>What comes back counts for the earlier demand first, whatever letter the receipt names: only the rest is repaid.</summary>
    [Theory]
    [InlineData(5_000, 5_000, 0)]
    [InlineData(30_000, 0, 20_000)]
    [InlineData(100_000, 0, 90_000)]
    public void Reverse_WithAnEarlierDemandOpen_RepaysOnlyWhatCameBackOfItsOwn(double received, double open, double repaid)
    {
        var failed = Implementing().Paid().Reported(90_000).Decided(AcceptanceOutcome.Fail).Noted(292);
        failed = failed.Apply(RecoveryPolicy.Order(failed, 10_000, Letter, "feng", "未完成", At(293)).Value);
        var revoked = failed.RevokedByCase(Case, 400);
        var second = LetterNumber.At("白科", LetterSeries.Recovery, 2026, 2);
        revoked = revoked.Apply(RecoveryPolicy.Order(revoked, 90_000, second, "feng", "撤销立项", At(401)).Value);
        revoked = revoked.Apply(RecoveryPolicy.Receive(revoked, (decimal)received, "收据1", Today, "qian", At(402)).Value);

        var restored = revoked.Reversed(Case, 430);

        Assert.Equal(((decimal)open, (decimal)repaid), (Of(restored, FundAccount.ToRecover), Of(restored, FundAccount.Promised)));
        Assert.Equal((decimal)repaid, restored.Instalments.Where(each => each.IsRepayment).Sum(each => each.AmountYuan));
    }

    /// <summary>Of two cases that revoke it, the reversal of one gives nothing back.</summary>
    [Fact]
    public void Reverse_WhileAnotherCaseRevokesIt_LeavesItRevoked()
    {
        var revoked = Revoked(In(ApplicationState.Implementing).HeldByCase(Other, 99).RevokedByCase(Case, 100), Other);

        var still = revoked.Reversed(Case, 130);

        Assert.Equal(ApplicationState.Revoked, still.State);
        Assert.Equal(ApplicationState.Implementing, still.Reversed(Other, 140).State);
    }

    private static RevocationReversed Reversal(Project project, int day) =>
        CaseRevocationPolicy.Reverse(project, Case, LetterNumber.At("白科", LetterSeries.Restoration, 2026, 1), At(day)).Value;

    private static Project Revoked(Project project, CaseId caseId) =>
        project.Apply(CaseRevocationPolicy.CarryOut(project, caseId, At(450)).Value);

    private static Project In(ApplicationState state)
    {
        var running = Implementing(ProjectProfile.Standard).Paid();
        return state switch
        {
            ApplicationState.ContractPending => Awarded().Proposed(),
            ApplicationState.Implementing => running,
            ApplicationState.Rectifying => running.Risky(50).Checked(1, CheckOutcome.Rectify, 51),
            ApplicationState.AcceptancePending => running.Reported(50_000),
            ApplicationState.Passed => running.Reported(50_000).Decided(AcceptanceOutcome.Pass).Due(2),
            _ => running.Reported(70_000).Decided(AcceptanceOutcome.Conclude),
        };
    }

    private static decimal Of(Project project, FundAccount account) => project.Ledger.BalanceOf(account);
}
