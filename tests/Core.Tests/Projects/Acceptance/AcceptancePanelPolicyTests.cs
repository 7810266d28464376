using CreditFunctions.Core.Projects;
using CreditFunctions.Core.Rules;
using static CreditFunctions.Core.Tests.Projects.ProjectText;

namespace CreditFunctions.Core.Tests.Projects;

public sealed class AcceptancePanelPolicyTests
{
    [Fact]
    public void Simple_IsDecidedOnTheDocumentsByTwoOfficers()
    {
        var project = Implementing().Paid().Reported(1000);

        Assert.Empty(project.Panel);
        Assert.Equal(["Acceptance"], AsksOf(project));
    }

    [Fact]
    public void Standard_ExpertsDeclareThenAdviseThenTwoOfficersDecide()
    {
        var project = Open(ProjectProfile.Standard);

        // Those of the category first.
        Assert.Equal(3, project.Panel.Length);
        Assert.Superset(new HashSet<string>(["nong-one", "nong-two"]), project.Panel.Select(member => member.ExpertId).ToHashSet());
        Assert.Equal(["PanelConflict", "PanelConflict", "PanelConflict"], AsksOf(project));
        var declared = project.Declared("nong-one", hasConflict: false);
        Assert.Contains("PanelOpinion", AsksOf(declared));
        Assert.False(AcceptancePanelPolicy.Advise(declared, "nong-two", AcceptanceOutcome.Pass, "完成", At(290)).IsSuccess);
        Assert.Equal("project-act-is-not-due", Decide(declared).Errors.Single().Code);
        Assert.Equal(["Acceptance"], AsksOf(project.Advised()));
        Assert.IsType<AcceptanceDecided>(Decide(project.Advised()).Value);
    }

    [Fact]
    public void Expert_WithAConflict_IsReplacedByADrawThatCanBeRepeated()
    {
        var project = Open(ProjectProfile.Standard).Declared("nong-one", hasConflict: true);
        Assert.Equal(ProjectDue.CheckAcceptance, ProjectProcedure.NextOf(project, At(290)).Due);

        var opened = (AcceptanceOpened)AcceptancePolicy.Open(project, barred: null, At(290), Pool).Value;

        var left = Pool.Others.Except(project.Panel.Select(member => member.ExpertId));
        Assert.Equal(SeededDraw.Take(Pool.Seed, left, 1).Single(), opened.Experts.Single());
        var filled = project.Apply(opened);
        Assert.Equal(["PanelConflict", "PanelConflict", "PanelConflict"], AsksOf(filled));
        Assert.DoesNotContain(ProjectProcedure.AsksOf(filled, At(290).Now), ask => ask.Subject == "nong-one");
    }

    [Fact]
    public void Panel_WithTooFewExperts_WaitsAndStatesWhy()
    {
        var reported = Implementing(ProjectProfile.Key).Paid();
        reported = reported.Apply(AcceptancePolicy.Report(reported, Report(1000), At(290)).Value);

        var held = reported.Apply(AcceptancePolicy.Open(reported, barred: null, At(290), new PanelPool("s", ["a", "b"], ["c", "d"])).Value);

        Assert.Contains("专家不足", held.AcceptanceHeldBecause, StringComparison.Ordinal);
        Assert.Empty(AsksOf(held));
        Assert.True(AcceptancePolicy.IsToCheck(held, At(291).Now));
        Assert.Equal(5, held.Apply(AcceptancePolicy.Open(held, barred: null, At(291), Pool).Value).Panel.Length);
    }

    [Fact]
    public void Rectification_IsAcceptedByANewPanel()
    {
        var rectifying = Open(ProjectProfile.Standard).Advised().Decided(AcceptanceOutcome.Rectify);

        var again = rectifying.Apply(AcceptancePolicy.Report(rectifying, Report(2000), At(300)).Value);
        again = again.Apply(AcceptancePolicy.Open(again, barred: null, At(300), Pool).Value);

        Assert.Equal(3, again.Panel.Length);
        Assert.All(ProjectProcedure.AsksOf(again, At(300).Now), ask => Assert.Equal(2, ask.Ordinal));
    }

    [Fact]
    public void Report_OfAProfileWithACertificate_NeedsItsNumber()
    {
        var without = Report(1000) with { CertificateNumber = null };

        Assert.Equal(
            ["certificateNumber"],
            FieldsOf(AcceptancePolicy.Report(Implementing(ProjectProfile.Standard).Paid(), without, At(290)))
        );
        Assert.Null(AcceptancePolicy.Report(Implementing().Paid(), Report(1000), At(290)).Value.Report.CertificateNumber);
    }

    private static Project Open(ProjectProfile profile)
    {
        var reported = Implementing(profile).Paid();
        reported = reported.Apply(AcceptancePolicy.Report(reported, Report(1000), At(290)).Value);
        return reported.Apply(AcceptancePolicy.Open(reported, barred: null, At(290), Pool).Value);
    }

    private static Result<ProjectFact> Decide(Project project) =>
        AcceptancePolicy.Decide(project, [new("li", AcceptanceOutcome.Pass, "一"), new("sun", AcceptanceOutcome.Pass, "二")], At(290));

    private static IEnumerable<string> AsksOf(Project project) =>
        ProjectProcedure
            .AsksOf(project, At(290).Now)
            .Select(ask => ask.Step.Value)
            .Where(step => step[0] is 'P' or 'A' && step != "PaymentConcurrence");
}
