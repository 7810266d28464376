using System.Collections.Immutable;
using CreditFunctions.Core.Staff;

namespace CreditFunctions.Core.Tests.Staff;

public sealed class StaffPolicyTests
{
    private static readonly Officer Keeper = new("wu", "吴", "wu@keji.example", [DeskRole.StaffManager]);
    private static readonly Officer Li = new("li", "李", "li@keji.example", [DeskRole.CaseOfficer]);
    private static readonly Officer Zhou = new("zhou", "周", "zhou@keji.example", [DeskRole.CaseOfficer]);
    private static readonly Officer AddedByKeeper = new("new", "新", "new@keji.example", [DeskRole.CaseOfficer]) { ChangedBy = ["wu"] };
    private static readonly StaffDirectory Directory = new() { Officers = [Keeper, Li, Zhou, AddedByKeeper] };

    [Theory]
    [InlineData("2026-03-10", "2026-03-10", "zhou", null)]
    [InlineData("2026-03-01", "2026-03-10", "zhou", null)]
    [InlineData("2026-03-01", "2026-03-09", "zhou", "lastDay")]
    [InlineData("2026-03-12", "2026-03-11", "zhou", "lastDay")]
    [InlineData("2026-03-10", "2027-03-10", "zhou", null)]
    [InlineData("2026-03-10", "2027-03-11", "zhou", "lastDay")]
    [InlineData("2026-03-10", "2026-03-12", "li", "delegateId")]
    [InlineData("2026-03-10", "2026-03-12", "nobody", "delegateId")]
    [InlineData("2026-03-10", "2026-03-12", "wu", "delegateId")]
    [InlineData("2026-03-10", "2026-03-12", "new", "delegateId")]
    public void TakeLeave_Days_AreChecked(string from, string lastDay, string deputy, string? field)
    {
        var form = new LeaveForm
        {
            From = DateOnly.Parse(from, null),
            LastDay = DateOnly.Parse(lastDay, null),
            DelegateId = deputy,
            Reason = "年休假",
        };

        var leave = StaffPolicy.TakeLeave(Directory, "li", form, "wu", Samples.Today);

        Assert.Equal(field, leave.Errors.FirstOrDefault()?.Field);
    }

    [Fact]
    public void TakeLeave_OverAnother_IsRefusedUntilThatIsCalledOff()
    {
        var form = new LeaveForm
        {
            From = Samples.Today,
            LastDay = Samples.Today.AddDays(2),
            DelegateId = "zhou",
            Reason = "年休假",
        };
        var away = Directory.Apply(StaffPolicy.TakeLeave(Directory, "li", form, "wu", Samples.Today).Value);

        Assert.Equal("from", Assert.Single(StaffPolicy.TakeLeave(away, "li", form, "wu", Samples.Today).Errors).Field);
        var back = away.Apply(StaffPolicy.CancelLeave(away, "li", 1, "改期").Value);
        Assert.True(StaffPolicy.TakeLeave(back, "li", form, "wu", Samples.Today).IsSuccess);
        Assert.False(StaffPolicy.CancelLeave(back, "li", 1, "改期").IsSuccess);
    }

    [Fact]
    public void DelegateFor_WhoIsAwayToo_IsTheNextInLine_AndNobodyInACircle()
    {
        var away = Directory with { Officers = [Keeper, With(Li, "zhou"), With(Zhou, "wu")] };
        var circle = Directory with { Officers = [Keeper, With(Li, "zhou"), With(Zhou, "li")] };

        Assert.Equal("wu", away.DelegateFor(away.Find("li")!, Samples.Today)!.Id);
        Assert.Equal("li", away.DelegateFor(away.Find("li")!, Samples.Today.AddDays(1))!.Id);
        Assert.Null(circle.DelegateFor(circle.Find("li")!, Samples.Today));
    }

    [Fact]
    public void End_OfTheLastWhoKeepsTheDirectory_IsRefused()
    {
        var refused = Assert.Single(StaffPolicy.End(Directory, "wu", "退休").Errors);
        var changed = Assert.Single(
            StaffPolicy
                .Change(
                    Directory,
                    "wu",
                    new OfficerForm
                    {
                        Name = "吴",
                        Email = "wu@keji.example",
                        Roles = [DeskRole.Leader],
                    }
                )
                .Errors
        );

        Assert.Equal(("staff-manager-is-needed", "staff-manager-is-needed"), (refused.Code, changed.Code));
        Assert.True(StaffPolicy.End(Directory, "li", "退休").IsSuccess);
    }

    [Theory]
    [InlineData(DeskRole.Expert, DeskAct.SeeBatch, false)]
    [InlineData(DeskRole.FinanceOfficer, DeskAct.SeeBatch, false)]
    [InlineData(DeskRole.CaseOfficer, DeskAct.SeeBatch, true)]
    [InlineData(DeskRole.CaseOfficer, DeskAct.PublishGuide, false)]
    [InlineData(DeskRole.CaseOfficer, DeskAct.LiftHold, false)]
    [InlineData(DeskRole.Leader, DeskAct.WriteGuide, false)]
    [InlineData(DeskRole.Leader, DeskAct.PublishGuide, true)]
    [InlineData(DeskRole.StaffManager, DeskAct.ChangeStaff, true)]
    [InlineData(DeskRole.StaffManager, DeskAct.SeeBatch, false)]
    public void May_Role_FollowsTheTable(DeskRole role, DeskAct act, bool may)
    {
        Assert.Equal(may, DeskPolicy.May(Li with { Roles = [role] }, act));
        Assert.False(DeskPolicy.May(Li with { Roles = [role], EndedAt = Samples.Now }, act));
    }

    private static Officer With(Officer officer, string deputy) =>
        officer with
        {
            Leaves = ImmutableArray.Create(new Leave(1, Samples.Today, Samples.Today, deputy, "年休假")),
        };
}
