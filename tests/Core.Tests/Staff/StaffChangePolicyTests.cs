using CreditFunctions.Core.Staff;

namespace CreditFunctions.Core.Tests.Staff;

/// <summary>The directory is changed by two officers, neither of whom is the one whom it changes.</summary>
public sealed class StaffChangePolicyTests
{
    private static readonly Officer Manager = new("wu", "吴", "wu@keji.example", [DeskRole.StaffManager]);
    private static readonly Officer Alias = new("wu-two", "吴", "wu+2@keji.example", [DeskRole.CaseOfficer]);
    private static readonly Officer Li = new("li", "李", "li@keji.example", [DeskRole.CaseOfficer]);
    private static readonly Officer Zhou = new("zhou", "周", "zhou@keji.example", [DeskRole.Leader]);
    private static readonly Officer Expert = new("wang", "王", "wang@expert.example", [DeskRole.Expert]);
    private static readonly StaffDirectory Directory = new() { Officers = [Manager, Alias, Li, Zhou, Expert] };
    private static readonly DateTimeOffset End = Samples.Now + StaffChangePolicy.ProposalLasts;

    [Theory]
    [InlineData("wu", "second-officer-is-needed-for-staff")]
    [InlineData("wu-two", "second-officer-is-needed-for-staff")]
    [InlineData("li", "second-officer-is-needed-for-staff")]
    [InlineData("wang", "second-officer-is-needed-for-staff")]
    [InlineData("zhou", null)]
    public void Confirm_ByAnyButTheSecondOfficer_IsRefused(string officer, string? code)
    {
        var proposed = Propose(Directory, Change("li", "li.new@keji.example"));

        var confirmed = StaffChangePolicy.Confirm(proposed, 1, proposed.Find(officer)!, Samples.Now);

        Assert.Equal(code, confirmed.Errors.FirstOrDefault()?.Code);
    }

    [Fact]
    public void Confirm_ByTheAddressThatWouldBeGiven_IsRefused()
    {
        var proposed = Propose(
            Directory with
            {
                Officers = [Manager, Li, Zhou],
            },
            new StaffChange(StaffChangeKind.Add, "xin", "新", "zhou@finance.example", [DeskRole.Leader])
        );
        var zhou = Zhou with { Email = "zhou+office@finance.example" };

        Assert.False(StaffChangePolicy.MayConfirm(proposed, proposed.Proposed[0], zhou));
        Assert.True(StaffChangePolicy.MayConfirm(proposed, proposed.Proposed[0], Zhou));
    }

    /// <summary>A manager who lets somebody in, with one colleague's hand, has no second self from then on.</summary>
    [Fact]
    public void Confirm_ByWhomTheProposerLetIn_IsRefusedWhileAnybodyElseCould()
    {
        var puppet = new Officer("xin", "新", "xin@keji.example", [DeskRole.CaseOfficer]) { ChangedBy = ["wu", "zhou"] };
        var proposed = Propose(Directory with { Officers = [Manager, puppet, Li, Zhou] }, Change("li", "li.new@keji.example"));

        Assert.False(StaffChangePolicy.MayConfirm(proposed, proposed.Proposed[0], puppet));
        Assert.True(StaffChangePolicy.MayConfirm(proposed, proposed.Proposed[0], Zhou));
        var alone = proposed with { Officers = [Manager, puppet, Li] };
        Assert.True(StaffChangePolicy.MayConfirm(alone, alone.Proposed[0], puppet));
    }

    [Fact]
    public void Confirm_CarriesOutWithBothActors_AndNotesWhoChanged()
    {
        var proposed = Propose(Directory, Change("li", "li.new@keji.example"));
        Assert.Equal("li@keji.example", proposed.Find("li")!.Email);

        var fact = StaffChangePolicy.Confirm(proposed, 1, Zhou, Samples.Now).Value;
        var changed = proposed.Apply(fact);

        Assert.Equal(("wu", "zhou"), (fact.ProposedBy, fact.ConfirmedBy));
        Assert.Equal("li.new@keji.example", changed.Find("li")!.Email);
        Assert.Equal(["wu", "zhou"], changed.Find("li")!.ChangedBy.Order());
        Assert.Empty(changed.Proposed);
        Assert.Equal("staff-change-not-found", Assert.Single(StaffChangePolicy.Confirm(changed, 1, Zhou, Samples.Now).Errors).Code);
    }

    [Theory]
    [InlineData(-1, true)]
    [InlineData(0, false)]
    public void Confirm_AroundTheEndOfTheProposal_IsPossibleUntilThen(int seconds, bool isPossible)
    {
        var proposed = Propose(Directory, Change("li", "li.new@keji.example"));

        Assert.Equal(isPossible, StaffChangePolicy.Confirm(proposed, 1, Zhou, End.AddSeconds(seconds)).IsSuccess);
    }

    [Fact]
    public void Confirm_WhatIsNoLongerSound_IsRefused()
    {
        var proposed = Propose(
            Directory,
            new StaffChange(StaffChangeKind.End, "wu", "吴", "wu@keji.example", [DeskRole.StaffManager], "退休"),
            except: "staff-manager-is-needed"
        );
        Assert.Same(Directory, proposed);

        var two = Directory with { Officers = [Manager, Li with { Roles = [DeskRole.StaffManager] }, Zhou] };
        var waiting = Propose(two, new StaffChange(StaffChangeKind.End, "li", "李", "li@keji.example", [], "调离"));
        var alone = waiting with { Officers = [Manager with { EndedAt = Samples.Now }, waiting.Find("li")!, Zhou] };

        Assert.Equal("staff-manager-is-needed", Assert.Single(StaffChangePolicy.Confirm(alone, 1, Zhou, Samples.Now).Errors).Code);
    }

    [Fact]
    public void Propose_WhileAnotherChangeOfTheOfficerWaits_IsRefusedUntilItExpires()
    {
        var proposed = Propose(Directory, Change("li", "li.new@keji.example"));

        Assert.Equal(
            "staff-change-is-pending",
            Assert.Single(StaffChangePolicy.Propose(proposed, Change("li", "other@keji.example"), Manager, Samples.Now).Errors).Code
        );
        Assert.Equal(2, StaffChangePolicy.Propose(proposed, Change("li", "other@keji.example"), Manager, End).Value.Change.Number);
    }

    [Theory]
    [InlineData("wu", true)]
    [InlineData("zhou", true)]
    [InlineData("li", false)]
    public void Reject_ByProposerOrSecondOfficer_LeavesEverythingAsItWas(string officer, bool may)
    {
        var proposed = Propose(Directory, Change("li", "li.new@keji.example"));

        var rejected = StaffChangePolicy.Reject(proposed, 1, "不属实", proposed.Find(officer)!, Samples.Now);

        Assert.Equal(may, rejected.IsSuccess);
        if (may)
        {
            Assert.Equal(Directory.Officers, proposed.Apply(rejected.Value).Officers);
            Assert.Empty(proposed.Apply(rejected.Value).Proposed);
        }
    }

    [Theory]
    [InlineData("li@keji.example")]
    [InlineData("LI+private@keji.example")]
    public void Add_AddressOfSomebodyInOffice_IsRefusedUnderAnySpelling(string email)
    {
        var form = new OfficerForm
        {
            Id = "xin",
            Name = "新",
            Email = email,
            Roles = [DeskRole.Leader],
        };

        Assert.Equal("email", Assert.Single(StaffPolicy.Add(Directory, form).Errors).Field);
    }

    [Theory]
    [InlineData(0, DeskRole.CaseOfficer, true)]
    [InlineData(2, DeskRole.CaseOfficer, true)]
    [InlineData(3, DeskRole.CaseOfficer, false)]
    [InlineData(3, DeskRole.StaffManager, true)]
    public void Operator_AddsAtTheFirstStartAndAManagerLater(int officers, DeskRole role, bool may)
    {
        var directory = new StaffDirectory { Officers = [.. new[] { Manager, Li, Zhou }.Take(officers), Expert] };
        var form = new OfficerForm
        {
            Id = "xin",
            Name = "新",
            Email = "xin@keji.example",
            Roles = [role],
        };

        Assert.Equal(may, StaffChangePolicy.ByOperator(directory, form, "首次启用", Samples.Now).IsSuccess);
        Assert.Equal("reason", Assert.Single(StaffChangePolicy.ByOperator(directory, form, " ", Samples.Now).Errors).Field);
    }

    [Fact]
    public void OperatorChange_IsShownUntilTwoOthersHaveConfirmedIt()
    {
        var form = new OfficerForm
        {
            Id = "xin",
            Name = "新",
            Email = "xin@keji.example",
            Roles = [DeskRole.StaffManager],
        };
        var directory = Directory.Apply(StaffChangePolicy.ByOperator(Directory, form, "原负责人失联", Samples.Now).Value);
        Assert.Equal("operator", Assert.Single(directory.Find("xin")!.ChangedBy));

        Assert.Equal(
            "second-officer-is-needed-for-staff",
            Assert.Single(StaffChangePolicy.ConfirmOperator(directory, 1, directory.Find("xin")!, Samples.Now).Errors).Code
        );
        directory = directory.Apply(StaffChangePolicy.ConfirmOperator(directory, 1, Manager, Samples.Now).Value);
        Assert.True(directory.OperatorChanges[0].IsOpen);
        Assert.False(StaffChangePolicy.ConfirmOperator(directory, 1, Manager, Samples.Now).IsSuccess);
        Assert.False(StaffChangePolicy.ConfirmOperator(directory, 1, Alias, Samples.Now).IsSuccess);
        directory = directory.Apply(StaffChangePolicy.ConfirmOperator(directory, 1, Li, Samples.Now).Value);

        Assert.False(directory.OperatorChanges[0].IsOpen);
        Assert.Equal(["li", "operator", "wu"], directory.Find("xin")!.ChangedBy.Order());
        Assert.Equal(
            "staff-change-not-found",
            Assert.Single(StaffChangePolicy.ConfirmOperator(directory, 1, Zhou, Samples.Now).Errors).Code
        );
    }

    /// <summary>Another change may have been confirmed since a proposal: the directory notes what it overwrites then.</summary>
    [Fact]
    public void Change_Confirmed_RecordsWhatItOverwrites()
    {
        var proposed = Propose(Directory, Change("li", "li.new@keji.example"));
        Assert.Equal(
            [new FieldDifference("email", "li@keji.example", "li.new@keji.example")],
            proposed.Proposed[0].Change.Differences.AsEnumerable()
        );
        var renamed = proposed with
        {
            Officers =
            [
                .. proposed.Officers.Select(officer =>
                    officer.Id == "li" ? officer with { Name = "李二", Roles = [DeskRole.CaseOfficer, DeskRole.Leader] } : officer
                ),
            ],
        };

        var confirmed = StaffChangePolicy.Confirm(renamed, 1, Zhou, Samples.Now).Value;

        Assert.Equal(
            [
                new FieldDifference("name", "李二", "李"),
                new FieldDifference("email", "li@keji.example", "li.new@keji.example"),
                new FieldDifference("roles", "CaseOfficer, Leader", "CaseOfficer"),
            ],
            confirmed.Change.Differences.AsEnumerable()
        );
    }

    private static StaffChange Change(string id, string email) => new(StaffChangeKind.Change, id, "李", email, [DeskRole.CaseOfficer]);

    private static StaffDirectory Propose(StaffDirectory directory, StaffChange change, string? except = null)
    {
        var proposed = StaffChangePolicy.Propose(directory, change, Manager, Samples.Now);
        Assert.Equal(except, proposed.Errors.FirstOrDefault()?.Code);
        return proposed.IsSuccess ? directory.Apply(proposed.Value) : directory;
    }
}
