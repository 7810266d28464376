using CreditFunctions.Core.Letters;
using CreditFunctions.Core.Projects;
using CreditFunctions.Core.Reviews.Steps;
using CreditFunctions.Core.Staff;
using static CreditFunctions.Core.Tests.Projects.ProjectText;

namespace CreditFunctions.Core.Tests.Projects;

public sealed class PaperPolicyTests
{
    private static readonly Officer Li = new("li", "李", "li@keji.example", [DeskRole.CaseOfficer]);
    private static readonly Officer Zhou = new("zhou", "周", "zhou@keji.example", [DeskRole.CaseOfficer]);
    private static readonly StaffDirectory Directory = new() { Officers = [Li, Zhou] };

    [Fact]
    public void Confirm_ByTheOfficerWhoEnteredIt_IsRefused()
    {
        var entered = Entered();

        Assert.Equal("paper-is-yours", PaperPolicy.Confirm(entered, Li, Directory, At(301).Now).Errors[0].Code);
        Assert.True(PaperPolicy.Confirm(entered, Zhou, Directory, At(301).Now).IsSuccess);
    }

    /// <summary>The finance bureau entered the receipt by link meanwhile: the paper can only be rejected.</summary>
    [Fact]
    public void Confirm_WhatIsNotAskedAnyMore_IsRefused()
    {
        var entered = Entered();

        var received = entered.Apply(RecoveryPolicy.Receive(entered, 5_000, "收据1", At(300).Today, "qian", At(301)).Value);

        Assert.Equal("project-step-is-not-asked", PaperPolicy.Confirm(received, Zhou, Directory, At(301).Now).Errors[0].Code);
        Assert.True(PaperPolicy.Check(received, Zhou, Directory).IsSuccess);
    }

    private static Project Entered()
    {
        var failed = Implementing().Paid().Reported(90_000).Decided(AcceptanceOutcome.Fail);
        var number = LetterNumber.At("白科", LetterSeries.Recovery, 2026, 1);
        var ordered = failed.Apply(RecoveryPolicy.Order(failed, 20_000, number, "feng", "未完成", At(293)).Value);
        var asked = PaperPolicy.AsksOf(ordered, At(300).Now).Single(ask => ask.Step.Value == "RecoveryReceipt");
        var decision = new RecoveryReceiptDecision(5_000, "收据1", At(300).Today);
        return ordered.Apply(PaperPolicy.Enter(ordered, asked, decision, "d1", Li, At(300).Now).Value);
    }
}
