using System.Text.Json;
using CreditFunctions.Core.Reviews;
using CreditFunctions.Core.Reviews.Steps;
using CsCheck;

namespace CreditFunctions.Core.Tests.Reviews;

public sealed class TaskKeyTests
{
    [Fact]
    public void Of_ValueOfAnyKey_GivesItBack() =>
        Gen.Select(
                Gen.Int[0, StepDefinitions.All.Length - 1].Select(index => StepDefinitions.All[index].Step),
                Gen.String[Gen.Char["abcXYZ019."], 0, 30],
                Gen.Int[1, 1_000],
                Gen.String[Gen.Char["abcxyz019-"], 1, 40]
            )
            .Sample(
                (step, subject, ordinal, officer) =>
                {
                    var key = new TaskKey(step, subject, ordinal, officer);
                    return TaskKey.Of(key.Value) == key && JsonSerializer.Deserialize<TaskKey>(JsonSerializer.Serialize(key)) == key;
                }
            );

    [Fact]
    public void Value_Key_IsWrittenAsEver() =>
        Assert.Equal(
            "Finding~u1.CourtEnforcement~1~li-jingban",
            new TaskKey(ReviewStep.Of<FindingStep>(), "u1.CourtEnforcement", 1, "li-jingban").Value
        );

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("FormatCheck~~1")]
    [InlineData("FormatCheck~~1~li~jingban")]
    [InlineData("Nothing~~1~li-jingban")]
    [InlineData("formatcheck~~1~li-jingban")]
    [InlineData("FormatCheck~~one~li-jingban")]
    // Two texts for one key would be two rows for one decision.
    [InlineData("0~~1~li-jingban")]
    [InlineData("99~~1~li-jingban")]
    [InlineData(" FormatCheck~~1~li-jingban")]
    [InlineData("FormatCheck~~01~li-jingban")]
    [InlineData("FormatCheck~~+1~li-jingban")]
    [InlineData("FormatCheck~~ 1~li-jingban")]
    public void TryParse_TextThatNoKeyIsWrittenAs_IsRefused(string? text) => Assert.False(TaskKey.TryParse(text, out _));

    [Fact]
    public void Of_NoKey_Throws() => Assert.Throws<FormatException>(() => TaskKey.Of("x"));
}
