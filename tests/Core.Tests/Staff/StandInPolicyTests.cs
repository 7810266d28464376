using CreditFunctions.Core.Reviews;
using CreditFunctions.Core.Rounds;
using CreditFunctions.Core.Staff;

namespace CreditFunctions.Core.Tests.Staff;

public sealed class StandInPolicyTests
{
    private static readonly RoundGuide Guide = Samples.Guide();

    [Theory]
    [InlineData("li@keji.example", "he@keji.example", "he")]
    [InlineData("qian@finance.example", "zhao@keji.example", "qian-caizheng")]
    [InlineData("zhou@keji.example", "wu@keji.example", "zhou-chengxin")]
    [InlineData("wang@expert.example", "sun@expert.example", "wang-zhuanjia")]
    [InlineData("wang@expert.example", "he@keji.example", "he")]
    public void Resolve_WhoIsAway_IsTheStandInWhereThatLeavesTwoPeopleTwo(string away, string standIn, string takes)
    {
        var directory = Directory((away, standIn));
        var member = Guide.Staff.Single(each => each.Email == away);

        Assert.Equal(takes, StandInPolicy.Resolve(directory, Guide, Samples.Today)[member.Id].Id);
        Assert.Equal(member.Id, StandInPolicy.Resolve(directory, Guide, Samples.Today.AddDays(1))[member.Id].Id);
    }

    [Fact]
    public void Resolve_OneStandInForBothSeats_GetsOneOnly()
    {
        var resolved = StandInPolicy.Resolve(Directory(("zhou@keji.example", "he@keji.example"), ("wu@keji.example", "he@keji.example")), Guide, Samples.Today);

        Assert.Equal(("he", "wu-juzhang"), (resolved["zhou-chengxin"].Id, resolved["wu-juzhang"].Id));
    }

    [Fact]
    public void HandOver_OfARecommendation_StaysWithItsBody()
    {
        var body = new StaffMember("county", default, "县科技局", "county@keji.example");
        var he = new Officer("he", "何", "he@keji.example", [DeskRole.CaseOfficer]);

        Assert.False(HandOverPolicy.Check(Guide, new TaskKey(ReviewStep.Recommendation, "county", 1, "county"), body, he, []).IsSuccess);
        Assert.True(HandOverPolicy.Check(Guide, new TaskKey(ReviewStep.FormatCheck, "", 1, "li-jingban"), Guide.Staff[0], he, []).IsSuccess);
    }

    private static StaffDirectory Directory(params (string Away, string StandIn)[] leaves)
    {
        var emails = Guide.Staff.Select(member => member.Email).Append("he@keji.example");
        return new StaffDirectory
        {
            Officers =
            [
                .. emails.Select(email => new Officer(email.Split('@')[0], email, email, [DeskRole.CaseOfficer])
                {
                    Leaves = [.. leaves.Where(leave => leave.Away == email).Select(leave => new Leave(1, Samples.Today, Samples.Today, leave.StandIn.Split('@')[0], "年休假"))],
                }),
            ],
        };
    }
}
