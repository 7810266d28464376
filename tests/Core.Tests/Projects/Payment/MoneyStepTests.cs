using System.Collections.Immutable;
using CreditFunctions.Core.Letters;
using CreditFunctions.Core.Projects;
using CreditFunctions.Core.Reviews;
using CreditFunctions.Core.Reviews.Steps;
using static CreditFunctions.Core.Tests.Projects.ProjectText;
using static CreditFunctions.TestSupport.Domain.Samples;

namespace CreditFunctions.Core.Tests.Projects;

/// <summary>The forms of the finance bureau, by link and from paper.</summary>
public sealed class MoneyStepTests
{
    [Theory]
    [InlineData("100000", null)]
    [InlineData("100000.01", "fund-amount-is-over-balance")]
    [InlineData("100,000", "fund-amount-is-malformed")]
    [InlineData("", "decision-is-incomplete")]
    [InlineData("0", "fund-amount-is-out-of-range")]
    public void Read_AmountOfAPayment_SaysWhatIsWrong(string amount, string? code)
    {
        var step = ReviewStep.Of<PaymentConfirmationStep>();
        var form = FormOf(amount, ("voucherNumber", "国库凭1"), ("budgetNumber", "指标1号"), ("paidOn", $"{Today:yyyy-MM-dd}"));

        var read = DecisionPolicy.Read(form, ContextOf(Implementing().Due(), step, "1"));

        Assert.Equal(code is null ? [] : [(code, "fields.amountYuan")], Errors(read));
    }

    [Theory]
    [InlineData("100000", null)]
    [InlineData("100000.01", "fund-amount-is-over-balance")]
    [InlineData("1万", "fund-amount-is-malformed")]
    public void Read_AmountOfAReturn_SaysWhatIsWrong(string amount, string? code)
    {
        var step = ReviewStep.Of<RecoveryReceiptStep>();
        var form = FormOf(amount, ("receiptNumber", "收据1"), ("receivedOn", $"{Today:yyyy-MM-dd}"));

        var read = DecisionPolicy.Read(form, ContextOf(Ordered(), step, ""));

        Assert.Equal(code is null ? [] : [(code, "fields.amountYuan")], Errors(read));
    }

    [Fact]
    public void Read_WhatIsNotAskedAnyMore_IsRefusedWithoutTheNameOfAStep()
    {
        var step = ReviewStep.Of<PaymentConfirmationStep>();

        var read = DecisionPolicy.Read(FormOf("1"), ContextOf(Implementing().Paid(), step, "1"));

        Assert.Contains(read.Errors, error => error.Code == "project-step-is-not-asked");
        Assert.DoesNotContain(read.Errors, error => error.Message.Contains(step.Value, StringComparison.Ordinal));
    }

    /// <summary>Of the treasury for a payment; of the unit for a return, which begins with the service.</summary>
    [Fact]
    public void ExpectedFrom_IsTheEndOfTheTermOfWhoeverPays()
    {
        var due = Implementing().Due();
        Assert.Equal(due.Instalments[0].DueBy!.At, ExpectedFrom<PaymentConfirmationStep>(due, "1", 3));

        var ordered = Ordered();
        Assert.True(ExpectedFrom<RecoveryReceiptStep>(ordered, "", 310) > ExpectedFrom<RecoveryReceiptStep>(ordered, "", 295));
        Assert.Null(ExpectedFrom<ContractSigningStep>(ordered, "", 295));
    }

    [Fact]
    public void Report_BeforeTheWorkBegins_IsRefused()
    {
        var project = Implementing().Paid();
        project = project with { Contract = project.Contract! with { Terms = project.Contract.Terms with { StartsOn = At(30).Today } } };

        Assert.Equal("project-has-not-begun", AcceptancePolicy.Report(project, Report(0), At(29)).Errors.Single().Code);
        Assert.True(AcceptancePolicy.Report(project, Report(0), At(30)).IsSuccess);
    }

    [Fact]
    public void ArchiveNumberOf_ADrill_IsMarked()
    {
        Assert.Equal("2027-KJXM-0004", ProjectPolicy.ArchiveNumberOf(Awarded(), 2027, 4));
        Assert.Equal("演练2027-KJXM-0004", ProjectPolicy.ArchiveNumberOf(Awarded() with { IsDrill = true }, 2027, 4));
    }

    private static Project Ordered()
    {
        var failed = Implementing().Paid().Reported(0).Decided(AcceptanceOutcome.Fail);
        var number = LetterNumber.At("白科", LetterSeries.Recovery, 2026, 1);
        return failed.Apply(RecoveryPolicy.Order(failed, 100_000, number, "feng", "未完成", At(292)).Value);
    }

    private static DateTimeOffset? ExpectedFrom<TStep>(Project project, string subject, int day)
        where TStep : StepDefinition, new() => ProjectProcedure.ExpectedFrom(project, ReviewStep.Of<TStep>(), subject, At(day));

    private static DecisionContext ContextOf(Project project, ReviewStep step, string subject)
    {
        var asked = ProjectProcedure.AsksOf(project, At(300).Now).FirstOrDefault(ask => ask.Step == step);
        return new DecisionContext(Guide(), null, null, new TaskKey(step, subject, asked?.Ordinal ?? 1, "qian"), Today)
        {
            Project = project,
        };
    }

    private static DecisionForm FormOf(string amount, params (string Name, string Value)[] others) =>
        new()
        {
            Fields = others
                .Append(("amountYuan", amount))
                .ToImmutableDictionary(field => field.Item1, field => field.Item2, StringComparer.Ordinal),
        };

    private static IEnumerable<(string Code, string? Field)> Errors(Result<Decision> read) =>
        read.IsSuccess ? [] : read.Errors.Select(error => (error.Code, error.Field));
}
