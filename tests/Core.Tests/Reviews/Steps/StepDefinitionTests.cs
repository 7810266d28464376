using CreditFunctions.Core.Reviews;
using CreditFunctions.Core.Reviews.Steps;
using CreditFunctions.Core.Rounds;
using static CreditFunctions.TestSupport.Domain.Samples;
using static CreditFunctions.TestSupport.Domain.Steps;

namespace CreditFunctions.Core.Tests.Reviews.Steps;

public sealed class StepDefinitionTests
{
    public static TheoryData<ReviewStep> Steps => [.. StepDefinitions.All.Select(definition => definition.Step)];

    [Theory]
    [InlineData("FormatCheck", "li-jingban")]
    [InlineData("CreditQueries", "li-jingban")]
    [InlineData("ExpertReview", "wang-zhuanjia sun-zhuanjia")]
    [InlineData("RankingFreeze", "li-jingban")]
    [InlineData("FieldVisit", "li-jingban")]
    [InlineData("MeetingResolution", "zhao-mishu")]
    [InlineData("Concurrence", "qian-caizheng")]
    [InlineData("AwardDocument", "li-jingban")]
    [InlineData("Finding", "zhou-chengxin wu-juzhang")]
    [InlineData("ObjectionRuling", "zhou-chengxin wu-juzhang")]
    public void AssigneesOf_Step_AreThoseWhoAnswerForIt(string step, string ids) =>
        Assert.Equal(ids.Split(' '), Named(step).AssigneesOf(Guide(), "").Select(member => member.Id));

    [Theory]
    [InlineData("FormatCheck", "li-jingban")]
    [InlineData("CreditQueries", "li-jingban li-jingban-2")]
    [InlineData("ExpertReview", "wang-zhuanjia sun-zhuanjia wang-zhuanjia-2 sun-zhuanjia-2")]
    [InlineData("Finding", "zhou-chengxin wu-juzhang")]
    public void AssigneesOf_SeveralOfOneRole_AreTheFirstExceptWhereAllHaveAHand(string step, string ids)
    {
        var guide = Guide();
        guide = guide with { Staff = [.. guide.Staff, .. guide.Staff.Select(member => member with { Id = $"{member.Id}-2" })] };

        Assert.Equal(ids.Split(' '), Named(step).AssigneesOf(guide, "").Select(member => member.Id));
    }

    [Theory]
    [InlineData("tongyu", "tongyu")]
    [InlineData("zhenlai", "zhenlai")]
    [InlineData("", "")]
    [InlineData("li-jingban", "")]
    public void AssigneesOf_Recommendation_IsTheBodyOfTheApplication(string bodyId, string ids)
    {
        var guide = Guide() with
        {
            RecommendingBodies =
            [
                new RecommendingBody("zhenlai", "镇赉县科技局", "a@zhenlai.example"),
                new RecommendingBody("tongyu", "通榆县科技局", "b@tongyu.example"),
            ],
        };

        Assert.Equal(ids, string.Join(' ', Named("Recommendation").AssigneesOf(guide, bodyId).Select(member => member.Id)));
    }

    [Theory]
    [MemberData(nameof(Steps))]
    public void AssigneesOf_EveryStep_IsKnown(ReviewStep step) =>
        Assert.All(step.Definition().AssigneesOf(Guide(), ""), member => Assert.NotEmpty(member.Email));

    [Theory]
    [InlineData("", true)]
    [InlineData("agriculture", true)]
    [InlineData("industry agriculture", true)]
    [InlineData("industry", false)]
    public void Reviews_ExpertOfCategories_TakesThoseOrAll(string categories, bool reviews) =>
        Assert.Equal(
            reviews,
            (Guide().Staff[1] with { CategoryIds = [.. categories.Split(' ', StringSplitOptions.RemoveEmptyEntries)] }).Reviews(
                "agriculture"
            )
        );

    private static StepDefinition Named(string step) => StepOf(step).Definition();
}
