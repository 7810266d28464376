using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Projects;
using CreditFunctions.Core.Rules;
using static CreditFunctions.Core.Tests.Projects.ProjectText;

namespace CreditFunctions.Core.Tests.Projects;

public sealed class CheckPolicyTests
{
    /// <summary>国发〔2018〕25号: nobody checks a project without a reason.</summary>
    [Fact]
    public void Simple_IsCheckedOnlyForARecordedRisk()
    {
        var project = Implementing();

        Assert.Empty(project.Checks);
        Assert.False(CheckPolicy.IsToDraw(project, At(3)));
        Assert.Contains("ProjectCheck", AsksAt(project.Risky(20), 20));
        Assert.Equal(["kind", "risk"], FieldsOf(CheckPolicy.Order(project, new CheckForm(), "li", At(20))));
        Assert.Equal(
            ["check-is-open"],
            CheckPolicy
                .Order(project.Risky(20), new CheckForm { Kind = CheckKind.SiteVisit, Risk = "举报" }, "li", At(21))
                .Errors.Select(error => error.Code)
        );
    }

    [Fact]
    public void Key_IsCheckedHalfWay_AndTheSecondInstalmentFollows()
    {
        var project = Implementing(ProjectProfile.Key).Paid();

        Assert.DoesNotContain("ProjectCheck", AsksAt(project, 149));
        Assert.Contains("ProjectCheck", AsksAt(project, 150));
        Assert.False(PaymentPolicy.IsToConcur(project, project.FindInstalment(2)!, At(150).Now));
        var passed = project.Checked(1, CheckOutcome.Pass, 150);
        Assert.Equal(CheckGround.Guide, passed.Checks.Single().Ground);
        Assert.True(PaymentPolicy.IsToConcur(passed, passed.FindInstalment(2)!, At(150).Now));
        Assert.Equal(At(150).Now.Date, ProjectProcedure.NextOf(project, At(149)).Until!.Value.AddHours(8).Date);
    }

    [Fact]
    public void Standard_IsDrawnByASeedThatCanBeRepeated()
    {
        var project = Implementing(ProjectProfile.Standard);
        Assert.Equal(ProjectDue.DrawCheck, ProjectProcedure.NextOf(project, At(3)).Due);

        var seeds = Enumerable.Range(0, 1000).Select(number => $"{number}").ToList();
        var drawn = seeds.Where(seed => CheckPolicy.Draw(project, seed, At(3)).Value.Check is not null).ToList();

        Assert.InRange(drawn.Count, 70, 130);
        var chosen = project.Apply(CheckPolicy.Draw(project, drawn[0], At(3)).Value);
        Assert.Equal(CheckGround.Draw, chosen.Checks.Single().Ground);
        Assert.Equal((drawn[0], 10), (chosen.Draw!.Seed, chosen.Draw.Percent));
        Assert.True(SeededDraw.IsDrawn(chosen.Draw.Seed, chosen.Serial, chosen.Draw.Percent));
        Assert.False(CheckPolicy.Draw(chosen, "again", At(3)).IsSuccess);
    }

    /// <summary>A rectification closes the tasks of officers: afterwards they are asked by new ones.</summary>
    [Fact]
    public void Rectification_LetsOfficersBeAskedAnew()
    {
        var project = Implementing(ProjectProfile.Key).Risky(150);
        var before = ProjectProcedure.AsksOf(project, At(150).Now);
        Assert.Equal(["PaymentConcurrence", "ProjectCheck", "ProjectCheck"], before.Select(ask => ask.Step.Value).Order());

        var rectifying = project.Checked(2, CheckOutcome.Rectify, 150);
        Assert.Empty(ProjectProcedure.AsksOf(rectifying, At(151).Now));
        var again = ProjectProcedure.AsksOf(rectifying.ReportedOnTheWay(0, 160), At(160).Now);

        Assert.Equal(["PaymentConcurrence", "ProjectCheck"], again.Select(ask => ask.Step.Value).Order());
        Assert.Empty(again.Intersect(before));
    }

    [Fact]
    public void Records_ThatDiffer_AreAskedForAgain()
    {
        var project = Implementing().Risky(20);
        CheckOpinion One(CheckOutcome outcome, int day, string officer = "li") => new(officer, outcome, At(day).Today, "记录");

        Assert.IsType<CheckDiffered>(Decide(One(CheckOutcome.Pass, 20), One(CheckOutcome.Suspect, 20, "sun")));
        Assert.IsType<CheckDiffered>(Decide(One(CheckOutcome.Pass, 20), One(CheckOutcome.Pass, 19, "sun")));
        Assert.IsType<CheckDiffered>(Decide(One(CheckOutcome.Pass, 20), One(CheckOutcome.Pass, 20)));
        var differed = project.Apply(Decide(One(CheckOutcome.Pass, 20), One(CheckOutcome.Suspect, 20, "sun")));
        Assert.Equal(2, ProjectProcedure.AsksOf(differed, At(20).Now).Single(ask => ask.Step.Value == "ProjectCheck").Ordinal);

        ProjectFact Decide(params CheckOpinion[] opinions) => CheckPolicy.Decide(project, 1, [.. opinions], At(20)).Value;
    }

    [Fact]
    public void Rectification_AfterACheck_IsTheOnlyOne()
    {
        var rectifying = Implementing().Paid().Risky(20).Checked(1, CheckOutcome.Rectify, 21);
        Assert.Equal(ApplicationState.Rectifying, rectifying.State);
        Assert.False(AcceptancePolicy.MayReport(rectifying));

        var done = rectifying.ReportedOnTheWay(500, 40);

        Assert.Equal((ApplicationState.Implementing, null), (done.State, done.RectifyBy));
        Assert.True(done.Checks.Single().IsPassed);
        var again = done.Reported(1000).Decided(AcceptanceOutcome.Rectify);
        Assert.Equal(ApplicationState.AcceptancePending, again.State);
    }

    [Fact]
    public void Rectification_AfterACheckThatNeverComes_IsASuspicionAndTheWorkGoesOn()
    {
        var rectifying = Implementing().Paid().Risky(20).Checked(1, CheckOutcome.Rectify, 21);
        Assert.Equal(ProjectDue.LapseRectification, ProjectProcedure.NextOf(rectifying, At(130)).Due);

        var lapsed = rectifying.Apply(AcceptancePolicy.LapseRectification(rectifying, At(130)).Value);

        Assert.Equal((ApplicationState.Implementing, null), (lapsed.State, lapsed.RectifyBy));
        Assert.Equal(("check-1", "Implementation"), KeyOf(lapsed, 130));
    }

    [Fact]
    public void Violation_ThatACheckFinds_IsASuspicionOnce()
    {
        var found = Implementing().Paid().Risky(20).Checked(1, CheckOutcome.Suspect, 21);

        Assert.Equal(("check-1", "Implementation"), KeyOf(found, 21));
        Assert.Null(SuspicionPolicy.NextOf(found.Noted(21), At(21)));
    }

    private static (string, string) KeyOf(Project project, int day) =>
        SuspicionPolicy.NextOf(project, At(day)) is { } next ? (next.Key, next.Origin.Name) : default;

    private static IEnumerable<string> AsksAt(Project project, int day) =>
        ProjectProcedure.AsksOf(project, At(day).Now).Select(ask => ask.Step.Value);
}
