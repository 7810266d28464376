using CreditFunctions.Core.Funds;
using CreditFunctions.Core.Projects;
using CreditFunctions.Core.Rules;
using static CreditFunctions.Core.Tests.Projects.ProjectText;
using static CreditFunctions.TestSupport.Domain.Samples;

namespace CreditFunctions.Core.Tests.Projects;

public sealed class ProgressPolicyTests
{
    [Theory]
    [InlineData(ProjectProfile.Simple, 900, 0)]
    [InlineData(ProjectProfile.Standard, 300, 0)]
    [InlineData(ProjectProfile.Standard, 900, 2)]
    [InlineData(ProjectProfile.Key, 900, 4)]
    public void Reports_ComeAtTheIntervalOfTheProfileUntilTheEnd(ProjectProfile profile, int days, int reports)
    {
        var project = Implementing(profile, days: days).Paid();
        var given = 0;
        for (var day = 3; day < days; day++)
        {
            if (ProgressPolicy.MayReport(project, At(day)))
            {
                project = project.ReportedOnTheWay(1000 * ++given, day);
            }
        }

        Assert.Equal(reports, given);
        Assert.Equal(1000 * reports, project.Ledger.BalanceOf(FundAccount.Spent));
    }

    [Fact]
    public void Report_AfterItsTerm_IsMarkedLateAndWasEscalated()
    {
        var project = Implementing(ProjectProfile.Standard, days: 900).Paid();
        project = project.Apply(CheckPolicy.Draw(project, "x", At(3)).Value);
        var told = new List<ProjectTermNotified>();
        for (var day = 300; day < 460; day++)
        {
            while (ProjectProcedure.NextOf(project, At(day)).Due == ProjectDue.NotifyUnit)
            {
                told.Add(ProjectProcedure.NotifyOfTerm(project, At(day)).Value);
                project = project.Apply(told[^1]);
            }
        }

        Assert.All(told, each => Assert.Equal(ProjectTermKind.Progress, each.Term.Kind));
        Assert.Equal(5, told.Count);
        Assert.True(told[^1].Term.IsEscalated);
        Assert.False(told[^2].Term.IsEscalated);
        var late = project.ReportedOnTheWay(0, 460);
        Assert.True(late.Progress.Single().IsLate);
        Assert.Equal(Today.AddMonths(12), late.Progress.Single().Period);
    }

    /// <summary>The days for which the award was revoked do not count: the unit could not report.</summary>
    [Fact]
    public void Report_OfAnAwardThatWasGivenBack_IsDueSoMuchLater()
    {
        var project = Implementing(ProjectProfile.Standard, days: 900).Paid();
        var (period, until) = (ProgressPolicy.PeriodOf(project, At(100))!.Value, ProgressPolicy.Until(project, At(100))!);

        var restored = project.RevokedByCase(Case, 350).Reversed(Case, 450);

        Assert.False(ProgressPolicy.MayReport(restored, At(460)));
        Assert.Equal(period.AddDays(100), ProgressPolicy.PeriodOf(restored, At(460)));
        Assert.True(ProgressPolicy.Until(restored, At(460))!.At >= until.At.AddDays(100));
        Assert.False(restored.ReportedOnTheWay(0, 480).Progress.Single().IsLate);
        var again = restored.RevokedByCase(Case, 470).Reversed(Case, 480);
        Assert.Equal(period.AddDays(110), ProgressPolicy.PeriodOf(again, At(481)));
    }

    [Fact]
    public void Report_BeforeThePeriodEnds_IsNotDue() =>
        Assert.Equal(
            "project-act-is-not-due",
            ProgressPolicy
                .Report(
                    Implementing(ProjectProfile.Standard, days: 900).Paid(),
                    new ProgressForm { Results = "进展", SpentYuan = "0" },
                    At(300)
                )
                .Errors.Single()
                .Code
        );

    [Fact]
    public void Report_Incomplete_NamesEachField() =>
        Assert.Equal(
            ["results", "spentYuan"],
            FieldsOf(ProgressPolicy.Report(Implementing(ProjectProfile.Standard, days: 900).Paid(), new ProgressForm(), At(370)))
        );
}
