using CreditFunctions.Core.Reviews;
using CreditFunctions.Core.Rounds;
using static CreditFunctions.TestSupport.Domain.Samples;

namespace CreditFunctions.Core.Tests.Reviews;

public sealed class TaskPolicyTests
{
    public static TheoryData<ReviewStep> Steps => [.. Enum.GetValues<ReviewStep>()];

    [Theory]
    [InlineData(ReviewStep.FormatCheck, "li-jingban")]
    [InlineData(ReviewStep.CreditLookups, "li-jingban")]
    [InlineData(ReviewStep.ExpertReview, "wang-zhuanjia sun-zhuanjia")]
    [InlineData(ReviewStep.RankingFreeze, "li-jingban")]
    [InlineData(ReviewStep.FieldVisit, "li-jingban")]
    [InlineData(ReviewStep.MeetingResolution, "zhao-mishu")]
    [InlineData(ReviewStep.Concurrence, "qian-caizheng")]
    [InlineData(ReviewStep.AwardDocument, "li-jingban")]
    [InlineData(ReviewStep.Finding, "zhou-chengxin wu-juzhang")]
    [InlineData(ReviewStep.ObjectionRuling, "zhou-chengxin wu-juzhang")]
    public void AssigneesOf_Step_AreThoseWhoAnswerForIt(ReviewStep step, string ids) =>
        Assert.Equal(ids.Split(' '), TaskPolicy.AssigneesOf(step, Guide()).Select(member => member.Id));

    [Theory]
    [InlineData(ReviewStep.FormatCheck, "li-jingban")]
    [InlineData(ReviewStep.CreditLookups, "li-jingban li-jingban-2")]
    [InlineData(ReviewStep.ExpertReview, "wang-zhuanjia sun-zhuanjia wang-zhuanjia-2 sun-zhuanjia-2")]
    [InlineData(ReviewStep.Finding, "zhou-chengxin wu-juzhang")]
    public void AssigneesOf_SeveralOfOneRole_AreTheFirstExceptWhereAllHaveAHand(ReviewStep step, string ids)
    {
        var guide = Guide();
        guide = guide with { Staff = [.. guide.Staff, .. guide.Staff.Select(member => member with { Id = $"{member.Id}-2" })] };

        Assert.Equal(ids.Split(' '), TaskPolicy.AssigneesOf(step, guide).Select(member => member.Id));
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
            RecommendingBodies = [new RecommendingBody("zhenlai", "镇赉县科技局", "a@zhenlai.example"), new RecommendingBody("tongyu", "通榆县科技局", "b@tongyu.example")],
        };

        Assert.Equal(ids, string.Join(' ', TaskPolicy.AssigneesOf(ReviewStep.Recommendation, guide, bodyId).Select(member => member.Id)));
    }

    [Theory]
    [MemberData(nameof(Steps))]
    public void AssigneesOf_EveryStep_IsKnown(ReviewStep step) =>
        Assert.All(TaskPolicy.AssigneesOf(step, Guide()), member => Assert.NotEmpty(member.Email));

    [Theory]
    [InlineData("", true)]
    [InlineData("agriculture", true)]
    [InlineData("industry agriculture", true)]
    [InlineData("industry", false)]
    public void Reviews_ExpertOfCategories_TakesThoseOrAll(string categories, bool reviews) => Assert.Equal(
        reviews,
        (Guide().Staff[1] with { CategoryIds = [.. categories.Split(' ', StringSplitOptions.RemoveEmptyEntries)] }).Reviews("agriculture"));
}
