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

    /// <summary>Officers name whom the round lacks; nobody who has another part in the matter.</summary>
    [Fact]
    public void Name_WhereTheRoundHasTooFew_FillsThePanel()
    {
        var pool = Pool with { Others = ["gong-one"] };
        var reported = Implementing(ProjectProfile.Key).Paid();
        reported = reported.Apply(AcceptancePolicy.Report(reported, Report(1000), At(290)).Value);
        Assert.Equal("project-act-is-not-due", Named(reported, "one@expert.example").Errors[0].Code);
        var held = reported.Apply(AcceptancePolicy.Open(reported, barred: null, At(290), pool).Value);
        Assert.Equal(["email"], FieldsOf(Named(held, "SEATED@unit.example ")));
        Assert.Equal(["name", "email"], FieldsOf(AcceptancePanelPolicy.Name(held, new PanelExpertForm(), [], "li", At(291))));

        var one = held.Apply(Named(held, "one@expert.example").Value);
        Assert.True(AcceptancePolicy.IsToCheck(one, At(290).Now));
        Assert.Equal(["email"], FieldsOf(Named(one, "one@expert.example")));
        var still = one.Apply(AcceptancePolicy.Open(one, barred: null, At(290), pool).Value);
        Assert.True(AcceptancePanelPolicy.MayName(still));
        var two = still.Apply(Named(still, "two@expert.example").Value);
        var opened = two.Apply(AcceptancePolicy.Open(two, barred: null, At(290), pool).Value);

        Assert.Equal(5, opened.Panel.Length);
        Assert.Superset(new HashSet<string>(["named-1", "named-2"]), opened.Panel.Select(member => member.ExpertId).ToHashSet());
        Assert.Equal(["Acceptance"], AsksOf(opened.Advised()));

        static Result<PanelExpertNamed> Named(Project project, string email) =>
            AcceptancePanelPolicy.Name(
                project,
                new PanelExpertForm { Name = "专家", Email = email },
                ["seated@unit.example"],
                "li",
                At(290)
            );
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
