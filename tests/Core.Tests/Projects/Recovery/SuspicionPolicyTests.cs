using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Cases;
using CreditFunctions.Core.Projects;
using static CreditFunctions.Core.Tests.Projects.ProjectText;

namespace CreditFunctions.Core.Tests.Projects;

public sealed class SuspicionPolicyTests
{
    [Theory]
    [InlineData(AcceptanceOutcome.Fail, true)]
    [InlineData(AcceptanceOutcome.Conclude, false)]
    [InlineData(AcceptanceOutcome.Pass, false)]
    public void Acceptance_ThatFails_IsNotedOnceBeforeTheArchive(AcceptanceOutcome outcome, bool isNoted)
    {
        var decided = Implementing().Paid().Reported(100_000).Decided(outcome);

        Assert.Equal(isNoted ? ProjectDue.NoteSuspicion : ProjectDue.Archive, DueAt(decided, 292));
        // Somebody was quicker: the procedure has found nothing to note.
        Assert.False(SuspicionPolicy.Note(decided.WithoutSuspicions(292), key: null, default, At(292)).IsSuccess);
        if (isNoted)
        {
            var noted = decided.Noted(292);
            Assert.NotEqual(ProjectDue.NoteSuspicion, DueAt(noted, 292));
            Assert.Equal("project-act-is-not-due", SuspicionPolicy.Note(noted, "acceptance-1", default, At(292)).Errors.Single().Code);
        }
    }

    [Theory]
    [InlineData(0, Misconduct.OtherViolation)]
    [InlineData(8000, Misconduct.MisuseOfFunds)]
    public void Acceptance_ThatFailsWithQuestionedAmounts_IsSuspectedMisuse(decimal questioned, Misconduct suspected)
    {
        var project = Implementing(amountYuan: 1_000_000).Paid();
        var audited = Report(900_000) with
        {
            AuditFirm = "示例会计师事务所",
            AuditNumber = "审字1号",
            AuditOpinion = "部分支出缺少凭据",
            QuestionedYuan = $"{questioned}",
        };
        project = project.Apply(AcceptancePolicy.Report(project, audited, At(290)).Value);
        project = project.Apply(AcceptancePolicy.Open(project, barred: null, At(290)).Value).Decided(AcceptanceOutcome.Fail);

        Assert.Equal(suspected, SuspicionPolicy.NextOf(project, At(292))!.Misconduct);
    }

    /// <summary>A unit that waits for the bureau's answer cannot report.</summary>
    [Fact]
    public void FinalReport_ThatAnUndecidedRequestHolds_IsNoSuspicion()
    {
        var project = Implementing().Paid();
        var asks = new ChangeForm
        {
            Kind = ChangeKind.Targets,
            NewValue = "新负责人",
            Reason = "调离",
        };

        var waiting = project.Apply(ChangePolicy.Request(project, asks, At(250), Seal).Value);

        Assert.NotNull(SuspicionPolicy.NextOf(project, At(900)));
        Assert.Null(SuspicionPolicy.NextOf(waiting, At(900)));
        Assert.True(RevocationPolicy.IsToAsk(project, At(1500)));
        Assert.False(RevocationPolicy.IsToAsk(waiting, At(1500)));
    }

    /// <summary>A term that was moved and passes again without report is another failure, and another case.</summary>
    [Fact]
    public void FinalReport_MissingAfterAnotherTerm_IsNotedAgain()
    {
        var noted = Implementing().Paid().Noted(699);
        Assert.Null(SuspicionPolicy.NextOf(noted, At(700)));

        var moved = noted with { Contract = noted.Contract! with { Terms = noted.Contract.Terms with { EndsOn = At(700).Today } } };

        Assert.Null(SuspicionPolicy.NextOf(moved, At(800)));
        Assert.NotNull(SuspicionPolicy.NextOf(moved, At(1100)));
    }

    /// <summary>Reminded, over, escalated to officers, and half a year later a suspicion.</summary>
    [Fact]
    public void FinalReport_ThatNeverComes_IsEscalatedThenNoted()
    {
        var project = Implementing().Paid();
        var days = new Dictionary<string, int>();
        for (var day = 280; day < 700; day++)
        {
            while (DueAt(project, day) is ProjectDue.NotifyUnit)
            {
                var told = ProjectProcedure.NotifyOfTerm(project, At(day)).Value;
                project = project.Apply(told);
                days.TryAdd(
                    told.Term.IsEscalated ? "escalated"
                        : told.Term.Until <= At(day).Now ? "over"
                        : "reminded",
                    day
                );
            }

            if (DueAt(project, day) == ProjectDue.NoteSuspicion)
            {
                days.TryAdd("noted", day);
                project = project.Noted(day);
            }
        }

        Assert.Equal(["reminded", "over", "escalated", "noted"], days.OrderBy(each => each.Value).Select(each => each.Key));
        Assert.InRange(days["escalated"] - days["over"], 5, 14);
        Assert.InRange(days["noted"] - days["over"], 180, 186);
        Assert.Equal("Implementation", SuspicionPolicy.NextOf(Implementing().Paid(), At(699))!.Origin.Name);
        Assert.Equal(ApplicationState.Implementing, project.State);
    }

    private static ProjectDue DueAt(Project project, int day) => ProjectProcedure.NextOf(project, At(day)).Due;
}
