using CreditFunctions.Core.Reviews;
using CreditFunctions.Core.Rounds;
using static CreditFunctions.Core.Tests.Applications.Samples;

namespace CreditFunctions.Core.Tests.Reviews;

public sealed class TaskPolicyTests
{
    [Theory]
    [InlineData(ReviewStep.FormatCheck, "li-jingban")]
    [InlineData(ReviewStep.CreditEvidence, "li-jingban")]
    [InlineData(ReviewStep.ExpertReview, "wang-zhuanjia sun-zhuanjia")]
    [InlineData(ReviewStep.MeetingResolution, "zhao-mishu")]
    [InlineData(ReviewStep.Concurrence, "qian-caizheng")]
    [InlineData(ReviewStep.AwardDocument, "li-jingban")]
    public void AssigneesOf_Step_AreThoseWhoAnswerForIt(ReviewStep step, string ids) =>
        Assert.Equal(ids.Split(' '), TaskPolicy.AssigneesOf(step, Guide()).Select(member => member.Id));

    [Fact]
    public void AssigneesOf_TwoOfOneRole_IsTheFirst()
    {
        var guide = Guide();
        guide = guide with { Staff = guide.Staff.Add(new StaffMember("zhou-jingban", StaffRole.CaseOfficer, "周经办", "zhou@keji.example")) };

        Assert.Equal(["li-jingban"], TaskPolicy.AssigneesOf(ReviewStep.FormatCheck, guide).Select(member => member.Id));
    }
}
