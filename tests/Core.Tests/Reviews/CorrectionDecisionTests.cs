using System.Collections.Immutable;
using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Reviews;
using CreditFunctions.Core.Reviews.Steps;
using static CreditFunctions.TestSupport.Domain.Samples;

namespace CreditFunctions.Core.Tests.Reviews;

public sealed class CorrectionDecisionTests
{
    [Theory]
    [InlineData("correct", "", "correction-opens-nothing")]
    [InlineData("correct", "party:u9", "correction-item-is-unknown")]
    [InlineData("correct", "title document:none", "correction-item-is-unknown")]
    [InlineData("admit", "title", "correction-is-not-chosen")]
    [InlineData("refuse", "title", "correction-is-not-chosen")]
    public void Read_WrongSelection_IsRefusedAtItsField(string choice, string opens, string code) =>
        Assert.Equal([(code, "opens")], ValidationErrors(Read(choice, [.. opens.Split(' ', StringSplitOptions.RemoveEmptyEntries)])));

    [Fact]
    public void Read_SelectionLeftOut_IsRefused() =>
        Assert.Equal([("correction-opens-nothing", "opens")], ValidationErrors(Read("correct", default)));

    [Fact]
    public void Read_Selection_IsRecordedWithTheNamesOfItsDay()
    {
        var decision = (FormatCheckDecision)Read("correct", ["document:budget", "party:p1", "party:p1"]).Value;

        Assert.Equal(
            [("party:p1", CorrectionItemKind.Party, "张示例"), ("document:budget", CorrectionItemKind.Document, "经费预算")],
            decision.Opens.Select(item => (item.Key, item.Kind, item.Subject))
        );
        Assert.Equal(Outcomes.Correct, decision.ToOutcome());
    }

    private static Result<Decision> Read(string choice, ImmutableArray<string> opens) =>
        DecisionPolicy.Read(
            new DecisionForm
            {
                Choice = choice,
                Reason = "缺盖章",
                Opens = opens,
            },
            new DecisionContext(
                Guide(),
                CompleteDraft(),
                Batch: null,
                new TaskKey(ReviewStep.Of<FormatCheckStep>(), "", 1, "li-jingban"),
                Today
            )
        );
}
