using CreditFunctions.Core.Reviews;
using CreditFunctions.Core.Reviews.Steps;
using CreditFunctions.Core.Rounds;
using CreditFunctions.Core.Staff;

namespace CreditFunctions.Core.Tests.Staff;

public sealed class DelegationPolicyTests
{
    private static readonly RoundGuide Guide = Samples.Guide();

    [Theory]
    [InlineData("li@keji.example", "he@keji.example", "he")]
    [InlineData("qian@finance.example", "zhao@keji.example", "qian-caizheng")]
    [InlineData("zhou@keji.example", "wu@keji.example", "zhou-chengxin")]
    [InlineData("wang@expert.example", "sun@expert.example", "wang-zhuanjia")]
    [InlineData("wang@expert.example", "jin@expert.example", "jin")]
    [InlineData("wang@expert.example", "he@keji.example", "wang-zhuanjia")]
    [InlineData("li@keji.example", "jin@expert.example", "li-jingban")]
    public void Resolve_WhoIsAway_IsTheDelegateWhereThatLeavesTwoPeopleTwo(string away, string deputy, string takes)
    {
        var directory = Directory((away, deputy));
        var member = Guide.Staff.Single(each => each.Email == away);

        Assert.Equal(takes, DelegationPolicy.Resolve(directory, Guide, Samples.Today)[member.Id].Id);
        Assert.Equal(member.Id, DelegationPolicy.Resolve(directory, Guide, Samples.Today.AddDays(1))[member.Id].Id);
    }

    [Fact]
    public void Resolve_OneDelegateForBothSeats_GetsOneOnly()
    {
        var resolved = DelegationPolicy.Resolve(
            Directory(("zhou@keji.example", "lu@keji.example"), ("wu@keji.example", "lu@keji.example")),
            Guide,
            Samples.Today
        );

        Assert.Equal(("lu", "wu-juzhang"), (resolved["zhou-chengxin"].Id, resolved["wu-juzhang"].Id));
    }

    [Fact]
    public void HandOver_OfARecommendation_StaysWithItsBody()
    {
        var body = new StaffMember("county", default, "县科技局", "county@keji.example");
        var he = new Officer("he", "何", "he@keji.example", [DeskRole.CaseOfficer]);

        Assert.False(
            HandOverPolicy
                .Check(
                    Guide,
                    new TaskToHandOver(new TaskKey(ReviewStep.Of<RecommendationStep>(), "county", 1, "county"), body, he, "a1"),
                    he
                )
                .IsSuccess
        );
        Assert.True(
            HandOverPolicy
                .Check(
                    Guide,
                    new TaskToHandOver(new TaskKey(ReviewStep.Of<FormatCheckStep>(), "", 1, "li-jingban"), Guide.Staff[0], he, "a1"),
                    he
                )
                .IsSuccess
        );
    }

    private static StaffDirectory Directory(params (string Away, string Delegate)[] leaves)
    {
        var officers = Guide
            .Staff.Select(member => (member.Email, Roles: (DeskRole[])[SeatPolicy.RoleFor(member.Role)]))
            .Append(("he@keji.example", [DeskRole.CaseOfficer]))
            .Append(("jin@expert.example", [DeskRole.Expert]))
            .Append(("lu@keji.example", [DeskRole.IntegrityOfficer, DeskRole.Leader]));
        return new StaffDirectory
        {
            Officers =
            [
                .. officers.Select(officer => new Officer(officer.Email.Split('@')[0], officer.Email, officer.Email, [.. officer.Roles])
                {
                    Leaves =
                    [
                        .. leaves
                            .Where(leave => leave.Away == officer.Email)
                            .Select(leave => new Leave(1, Samples.Today, Samples.Today, leave.Delegate.Split('@')[0], "年休假")),
                    ],
                }),
            ],
        };
    }
}
