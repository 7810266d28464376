using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Cases;
using CreditFunctions.Core.Letters;
using CreditFunctions.Core.Projects;
using CreditFunctions.Core.Rules;
using static CreditFunctions.Core.Tests.Projects.ProjectText;
using static CreditFunctions.TestSupport.Domain.Samples;

namespace CreditFunctions.Core.Tests.Projects;

public sealed class ChangePolicyTests
{
    [Theory]
    [InlineData(ChangeKind.Budget, true)]
    [InlineData(ChangeKind.Team, true)]
    [InlineData(ChangeKind.Leader, false)]
    [InlineData(ChangeKind.Unit, false)]
    [InlineData(ChangeKind.Targets, false)]
    [InlineData(ChangeKind.Extension, false)]
    [InlineData(ChangeKind.Termination, false)]
    public void Request_BudgetAndTeam_AreFiledAndTheRestIsDecidedByTheBureau(ChangeKind kind, bool isFiled)
    {
        var project = Requested(Implementing(ProjectProfile.Standard), kind);

        Assert.Equal(isFiled, project.PendingChange is null);
        Assert.Equal(!isFiled, ProjectProcedure.AsksOf(project, At(50).Now).Any(ask => ask.Step.Value == "ChangeDecision"));
    }

    [Theory]
    [InlineData(6, 0, null)]
    [InlineData(6, 1, "endsOn")]
    [InlineData(0, 0, "endsOn")]
    public void Extension_AtMostSixMonths(int months, int days, string? field)
    {
        var project = Implementing();
        var form = Form(ChangeKind.Extension) with { EndsOn = project.Contract!.Terms.EndsOn.AddMonths(months).AddDays(days) };

        Assert.Equal(field is null ? [] : [field], FieldsOf(ChangePolicy.Request(project, form, At(50), Seal)));
    }

    [Fact]
    public void Extension_IsGrantedOnce()
    {
        var extended = Decided(Requested(Implementing(), ChangeKind.Extension), agrees: true);

        Assert.Equal(Today.AddDays(400), extended.Contract!.Terms.EndsOn);
        Assert.Equal(
            ["extension-is-used"],
            ChangePolicy.Request(extended, Form(ChangeKind.Extension), At(52), Seal).Errors.Select(each => each.Code).Distinct().Take(1)
        );
        var refused = Decided(Requested(Implementing(), ChangeKind.Extension), agrees: false);
        Assert.True(ChangePolicy.Request(refused, Form(ChangeKind.Extension), At(52), Seal).IsSuccess);
    }

    [Fact]
    public void Leader_OnceAgreed_StandsInTheProject()
    {
        var asked = Requested(Implementing(), ChangeKind.Leader);

        Assert.NotEqual("新的内容", asked.Investigator);
        Assert.Null(asked.LeaderId);
        var (led, application) = (Decided(asked, agrees: true), CompleteDraft());
        Assert.Equal(("新的内容", "new@unit.example"), (led.Investigator, led.Contract!.InvestigatorEmail));
        var leader = (Party.Person)asked.NewPartiesOf(asked.PendingChange!, application).Single();
        Assert.Equal(("新的内容", led.LeaderId), (leader.Name, leader.CitizenId));
        Assert.NotEqual(application.PrincipalInvestigator.CitizenId, leader.CitizenId);
        Assert.Contains(leader, led.PartiesOf(application));
        Assert.Null(led.PresentOf(application).CommitmentOf(leader.Id));
        Assert.Null(Decided(asked, agrees: false).LeaderId);
    }

    /// <summary>Whoever takes a project over is checked against the lists, and gets a link of their own.</summary>
    [Theory]
    [InlineData(ChangeKind.Leader, "identityNumber", "email")]
    [InlineData(ChangeKind.Unit, "unitCode", "email")]
    [InlineData(ChangeKind.Targets)]
    public void Request_WithoutIdentifierAndAddress_IsRefusedAtItsFields(ChangeKind kind, params string[] fields)
    {
        var form = Form(kind) with { IdentityNumber = null, UnitCode = null, Email = "x" };

        Assert.Equal(fields, FieldsOf(ChangePolicy.Request(Implementing(), form, At(50), Seal)));
    }

    [Fact]
    public void Unit_OnceAgreed_StandsInTheProjectWithItsCode()
    {
        var unit = Decided(Requested(Implementing(), ChangeKind.Unit), agrees: true).Unit;

        Assert.Equal(("新的内容", "913201001349701847"), (unit.Name, unit.Code));
        var same = Form(ChangeKind.Unit) with { UnitCode = Implementing().Unit.Code };
        Assert.Equal(["unitCode"], FieldsOf(ChangePolicy.Request(Implementing(), same, At(50), Seal)));
        Assert.Equal(["unitCode"], FieldsOf(ChangePolicy.Request(Implementing(), same with { UnitCode = "x" }, At(50), Seal)));
    }

    /// <summary>What names the unit from then on names the present one, which has signed nothing in the application.</summary>
    [Fact]
    public void Unit_OnceAgreed_IsThePartyOfCasesAndNotices()
    {
        var application = CompleteDraft();
        var project = Decided(Requested(Implementing(), ChangeKind.Unit), agrees: true);

        var present = project.PresentOf(application);
        Assert.Equal(project.Unit, present.LeadUnit);
        Assert.Null(present.CommitmentOf(project.Unit.Id));
        Assert.Null(project.ServiceConsentOf(application));
        Assert.Same(application, Implementing().PresentOf(application));

        var source = new CaseSource.Noted("Implementation", application.Id, Misconduct.OtherViolation, "检查记录");
        var opened = CaseOpeningPolicy.FromProject(
            application,
            project,
            source,
            "未整改",
            Case,
            LetterNumber.At("白科", LetterSeries.Case, 2026, 1),
            At(60)
        );
        Assert.Equal((project.Unit, null), (opened.Party, opened.PartyEmail));
    }

    [Theory]
    [InlineData(50_000, 10_000, null)]
    [InlineData(50_001, 10_000, "budget")]
    [InlineData(40_000, 20_000, "budget")]
    public void Budget_IsShiftedWithinTheTotalAndStandsInTheContract(int equipment, int indirect, string? field)
    {
        var project = Implementing(ProjectProfile.Standard);
        var form = Form(ChangeKind.Budget) with { Budget = Budgeted(equipment, 40_000, indirect).Budget };

        var requested = ChangePolicy.Request(project, form, At(50), Seal);

        Assert.Equal(field is null ? [] : [field], FieldsOf(requested).Distinct());
        if (field is null)
        {
            var budget = project.Apply(requested.Value).Contract!.Terms.Budget;
            Assert.Equal(50_000, budget.Single(line => line.Subject == BudgetSubject.Equipment).AmountYuan);
        }
    }

    /// <summary>包干制</summary>
    [Fact]
    public void Budget_OfALumpSum_IsNotOffered()
    {
        Assert.DoesNotContain(ChangeKind.Budget, ChangePolicy.KindsOf(Implementing(), At(50)));
        Assert.Equal("kind", FieldsOf(ChangePolicy.Request(Implementing(), Form(ChangeKind.Budget), At(50), Seal)).First());
    }

    /// <summary>A termination that is asked for while the acceptance goes on has no effect once that is decided.</summary>
    [Fact]
    public void Termination_BeforeTheAcceptance_LapsesWithIt()
    {
        var reported = Implementing().Paid().Reported(1000);
        Assert.Equal(ChangeKind.Termination, Assert.Single(ChangePolicy.KindsOf(reported, At(290))));

        var passed = Requested(reported, ChangeKind.Termination).Decided(AcceptanceOutcome.Pass);

        Assert.Null(passed.PendingChange);
        Assert.False(ChangePolicy.Decide(passed, 1, agrees: true, "feng", "同意", At(292)).IsSuccess);
    }

    [Fact]
    public void Request_WhileAnotherOneIsPending_IsRefusedUnlessItIsFiled()
    {
        var asked = Requested(Implementing(), ChangeKind.Leader);

        Assert.Contains(
            "change-is-pending",
            ChangePolicy.Request(asked, Form(ChangeKind.Targets), At(50), Seal).Errors.Select(each => each.Code)
        );
        Assert.True(ChangePolicy.Request(asked, Form(ChangeKind.Team), At(50), Seal).IsSuccess);
    }

    private static ChangeForm Form(ChangeKind kind) =>
        new()
        {
            Kind = kind,
            NewValue = "新的内容",
            UnitCode = "913201001349701847",
            IdentityNumber = CitizenNumber,
            Email = " new@unit.example",
            Budget = Budgeted(50_000, 40_000, 10_000).Budget,
            EndsOn = Today.AddDays(400),
            Reason = "工作需要",
        };

    private static Project Requested(Project project, ChangeKind kind) =>
        project.Apply(ChangePolicy.Request(project, Form(kind), At(50), Seal).Value);

    private static Project Decided(Project project, bool agrees) =>
        project.Apply(ChangePolicy.Decide(project, project.PendingChange!.Number, agrees, "feng", "已核对", At(51)).Value);
}
