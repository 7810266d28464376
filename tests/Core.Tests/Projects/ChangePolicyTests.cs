using CreditFunctions.Core.Projects;
using static CreditFunctions.Core.Tests.Projects.ProjectTelling;
using static CreditFunctions.TestSupport.Domain.Samples;

namespace CreditFunctions.Core.Tests.Projects;

public sealed class ChangePolicyTests
{
    [Theory]
    [InlineData(ChangeKind.Budget, true)]
    [InlineData(ChangeKind.Team, true)]
    [InlineData(ChangeKind.Leader, false)]
    [InlineData(ChangeKind.Targets, false)]
    [InlineData(ChangeKind.Extension, false)]
    [InlineData(ChangeKind.Termination, false)]
    public void Request_BudgetAndTeam_AreFiledAndTheRestIsDecidedByTheBureau(ChangeKind kind, bool isFiled)
    {
        var project = Requested(Implementing(), kind);

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

        Assert.Equal(field is null ? [] : [field], FieldsOf(ChangePolicy.Request(project, form, At(50))));
    }

    [Fact]
    public void Extension_IsGrantedOnce()
    {
        var extended = Decided(Requested(Implementing(), ChangeKind.Extension), agrees: true);

        Assert.Equal(Today.AddDays(400), extended.Contract!.Terms.EndsOn);
        Assert.Equal(
            ["extension-is-used"],
            ChangePolicy.Request(extended, Form(ChangeKind.Extension), At(52)).Errors.Select(each => each.Code).Distinct().Take(1)
        );
        var refused = Decided(Requested(Implementing(), ChangeKind.Extension), agrees: false);
        Assert.True(ChangePolicy.Request(refused, Form(ChangeKind.Extension), At(52)).IsSuccess);
    }

    [Fact]
    public void Leader_OnceAgreed_StandsInTheProject()
    {
        var asked = Requested(Implementing(), ChangeKind.Leader);

        Assert.NotEqual("新的内容", asked.Investigator);
        Assert.Equal("新的内容", Decided(asked, agrees: true).Investigator);
    }

    [Fact]
    public void Request_WhileAnotherOneIsPending_IsRefusedUnlessItIsFiled()
    {
        var asked = Requested(Implementing(), ChangeKind.Leader);

        Assert.Contains(
            "change-is-pending",
            ChangePolicy.Request(asked, Form(ChangeKind.Targets), At(50)).Errors.Select(each => each.Code)
        );
        Assert.True(ChangePolicy.Request(asked, Form(ChangeKind.Team), At(50)).IsSuccess);
    }

    private static ChangeForm Form(ChangeKind kind) =>
        new()
        {
            Kind = kind,
            NewValue = "新的内容",
            EndsOn = Today.AddDays(400),
            Reason = "工作需要",
        };

    private static Project Requested(Project project, ChangeKind kind) =>
        project.Apply(ChangePolicy.Request(project, Form(kind), At(50)).Value);

    private static Project Decided(Project project, bool agrees) =>
        project.Apply(ChangePolicy.Decide(project, project.PendingChange!.Number, agrees, "feng", "已核对", At(51)).Value);
}
