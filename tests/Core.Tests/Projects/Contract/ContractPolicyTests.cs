using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Funds;
using CreditFunctions.Core.Projects;
using CreditFunctions.Core.Rules;
using static CreditFunctions.Core.Tests.Projects.ProjectText;
using static CreditFunctions.TestSupport.Domain.Samples;

namespace CreditFunctions.Core.Tests.Projects;

public sealed class ContractPolicyTests
{
    public static TheoryData<string, ContractForm, string> Faulty =>
        new()
        {
            { "no targets", Terms() with { Targets = " " }, "targets" },
            { "ends before it starts", Terms(0), "endsOn" },
            { "ends after the longest term", Terms() with { EndsOn = Today.AddMonths(36).AddDays(1) }, "endsOn" },
            { "investigator's address is the unit's", Terms() with { InvestigatorEmail = UnitEmail }, "investigatorEmail" },
            { "investigator's address is none", Terms() with { InvestigatorEmail = "pi" }, "investigatorEmail" },
            { "nobody signs", Terms() with { SignerName = "" }, "signerName" },
        };

    [Theory]
    [MemberData(nameof(Faulty))]
    public void Propose_Faulty_IsRefusedAtItsField(string what, ContractForm form, string field)
    {
        Assert.NotEmpty(what);

        Assert.Equal([field], FieldsOf(ContractPolicy.Propose(Awarded() with { InvestigatorEmail = null }, form, UnitEmail, At(1))));
    }

    [Theory]
    [InlineData(50_000, 40_000, 10_000, null)]
    [InlineData(50_000, 40_000, 9_999, "budget")]
    [InlineData(50_000, 38_461.54, 11_538.46, null)]
    [InlineData(50_000, 38_461.53, 11_538.47, "budget")]
    public void Propose_BudgetBySubject_AddsUpAndKeepsIndirectCostsWithinTheRule(
        double equipment,
        double operations,
        double indirect,
        string? field
    ) =>
        Assert.Equal(
            field is null ? [] : [field],
            FieldsOf(
                ContractPolicy.Propose(
                    Awarded(ProjectProfile.Standard),
                    Budgeted((decimal)equipment, (decimal)operations, (decimal)indirect),
                    UnitEmail,
                    At(1)
                )
            )
        );

    [Theory]
    [InlineData("2026-06-01 一", "milestones")]
    [InlineData("2026-06-01 一\n2026-06-01 二", "milestones")]
    [InlineData("2026-06-01 一\n2029-06-01 二", "milestones")]
    [InlineData("2026-06-01 一\n二", "milestones")]
    [InlineData("2026-06-01 一\r\n2026-09-01　二", null)]
    public void Propose_Stages_AreAsManyAsTheProfileAsksInOrderWithinTheTerm(string milestones, string? field) =>
        Assert.Equal(
            field is null ? [] : [field],
            FieldsOf(
                ContractPolicy.Propose(
                    Awarded(ProjectProfile.Standard),
                    Budgeted(50_000, 40_000, 10_000) with
                    {
                        Milestones = milestones,
                    },
                    UnitEmail,
                    At(1)
                )
            )
        );

    /// <summary>A reduced amount is accepted with the contract or declined, which counts as renunciation.</summary>
    [Fact]
    public void Propose_ReducedAmount_IsConfirmedOrRefused()
    {
        var reduced = Awarded() with { Reduction = new AmountReduction(150_000, "设备偏高") };

        Assert.Equal(["acceptsReduction"], FieldsOf(ContractPolicy.Propose(reduced, Terms(), UnitEmail, At(1))));
        Assert.True(ContractPolicy.Propose(reduced, Terms() with { AcceptsReduction = true }, UnitEmail, At(1)).IsSuccess);
        Assert.Equal("reason", ContractPolicy.Refuse(reduced, "", At(1)).Errors[0].Field);
        var refused = reduced.Apply(ContractPolicy.Refuse(reduced, "经费不足", At(1)).Value);
        Assert.Equal((ApplicationState.Renounced, 0), (refused.State, refused.Ledger.BalanceOf(FundAccount.Budget)));
        Assert.Equal("project-act-is-not-due", ContractPolicy.Refuse(Awarded(), "经费不足", At(1)).Errors[0].Code);
    }

    [Fact]
    public void Sign_AnotherNameOrVersion_IsRefused()
    {
        var project = Awarded().Proposed();

        Assert.Equal(["signerName"], FieldsOf(ContractPolicy.Sign(project, 1, "别人", At(1))));
        Assert.Equal("project-act-is-not-due", ContractPolicy.Sign(project, 2, project.Investigator, At(1)).Errors[0].Code);
    }

    [Fact]
    public void Decide_BeforeTheInvestigatorSigned_IsRefused() =>
        Assert.Equal(
            "project-act-is-not-due",
            ContractPolicy.Decide(Awarded().Proposed(), signs: true, "feng", "已核对", At(1)).Errors[0].Code
        );

    [Fact]
    public void Decide_Signs_BeginsTheWorkAndPromisesTheMoney()
    {
        var project = Implementing(ProjectProfile.Standard, 100_000.01m);

        Assert.Equal(ApplicationState.Implementing, project.State);
        Assert.Equal([ApplicationMove.RequestContract, ApplicationMove.SignContract], project.Moves.AsEnumerable());
        Assert.Equal(100_000.01m, project.Ledger.BalanceOf(FundAccount.Promised));
        Assert.Equal([70_000.01m, 30_000m], project.Instalments.Select(each => each.AmountYuan));
    }

    /// <summary>The bureau decides on what it was asked: a decision on another version is not followed.</summary>
    [Fact]
    public void Propose_WhileTheContractLiesBeforeTheBureau_IsRefused()
    {
        var signed = Awarded().Proposed().SignedByInvestigator();
        var asked = Assert.Single(ProjectProcedure.AsksOf(signed, At(2).Now));

        Assert.Equal("project-act-is-not-due", ContractPolicy.Propose(signed, Terms(), UnitEmail, At(2)).Errors[0].Code);
        Assert.Null(ProjectProcedure.CheckFollowed(signed, asked, At(2).Now));
        var returned = signed.Apply(ContractPolicy.Decide(signed, signs: false, "feng", "补充指标", At(2)).Value);
        var again = returned.Proposed().SignedByInvestigator();
        Assert.Equal("project-step-is-not-asked", ProjectProcedure.CheckFollowed(again, asked, At(3).Now)?.Code);
    }

    [Fact]
    public void Decide_Returns_AsksForANewVersionWithANewTerm()
    {
        var signed = Awarded().Proposed().SignedByInvestigator();

        var returned = signed.Apply(ContractPolicy.Decide(signed, signs: false, "feng", "补充指标", At(10)).Value);
        var again = returned.Proposed().SignedByInvestigator();

        Assert.True(returned.ContractUntil.At > signed.ContractUntil.At);
        Assert.Equal(2, again.Contract!.Version);
        Assert.True(ContractPolicy.IsBeforeBureau(again));
        Assert.Equal([ApplicationMove.RequestContract], again.Moves.AsEnumerable());
    }

    [Fact]
    public void Lapse_OnlyAfterTheTermAndNeverOnceUnitAndInvestigatorSigned()
    {
        var project = Awarded().Proposed();
        var end = (project.ContractUntil.At - Now).Days + 1;

        Assert.False(ContractPolicy.IsToLapse(project, project.ContractUntil.At.AddTicks(-1)));
        Assert.False(ContractPolicy.IsToLapse(project.SignedByInvestigator(), project.ContractUntil.At.AddDays(100)));
        var lapsed = project.Apply(ContractPolicy.Lapse(project, At(end)).Value);
        Assert.Equal(ApplicationState.Renounced, lapsed.State);
        Assert.Equal(0, lapsed.Ledger.BalanceOf(FundAccount.Treasury));
        Assert.Equal("contract-term-has-passed", ContractPolicy.Propose(project, Terms(), UnitEmail, At(end)).Errors[0].Code);
    }
}
