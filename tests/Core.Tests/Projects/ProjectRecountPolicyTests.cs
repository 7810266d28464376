using CreditFunctions.Core.Calendar;
using CreditFunctions.Core.Letters;
using CreditFunctions.Core.Projects;
using CreditFunctions.Core.Rules;
using CreditFunctions.Core.Tests.Calendar;
using static CreditFunctions.Core.Tests.Projects.ProjectText;

namespace CreditFunctions.Core.Tests.Projects;

/// <summary>Terms of a project that depend on a year without working-day notice.</summary>
public sealed class ProjectRecountPolicyTests
{
    private static readonly ActContext December = At(0) with { Now = new DateTimeOffset(2026, 12, 20, 4, 0, 0, TimeSpan.Zero) };

    /// <summary>The contract would lapse too early: also if its provisional term has ended when the notice is loaded.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(40)]
    public void Recount_Contract_EndsLaterAndDoesNotLapseBefore(int days)
    {
        var project = Awarded() with { ContractUntil = ContractPolicy.Until(December) };
        var told = project.ContractUntil;
        var now = December.Now.AddDays(days);
        Assert.True(told.IsProvisional);

        var recounted = ProjectRecountPolicy.Recount(project, Longer, now).Value;
        var after = project.Apply(recounted);

        Assert.True(after.ContractUntil.At > told.At);
        Assert.False(ContractPolicy.IsToLapse(after, told.At));
        Assert.Equal(
            (ProjectTermKind.Contract, after.ContractUntil.At),
            recounted.Longer.Select(term => (term.Kind, term.Until.At)).Single()
        );
        Assert.Equal("project-act-is-not-due", ProjectRecountPolicy.Recount(after, Longer, now).Errors[0].Code);
    }

    /// <summary>A term is never shortened.</summary>
    [Fact]
    public void Recount_TermThatWouldBeShorter_IsKept()
    {
        var project = Awarded() with { ContractUntil = ContractPolicy.Until(December) };

        var recounted = ProjectRecountPolicy.Recount(project, Shorter, December.Now).Value;

        Assert.Equal((project.ContractUntil.At, false), (recounted.Contract!.At, recounted.Contract.IsProvisional));
        Assert.Empty(recounted.Longer);
    }

    [Fact]
    public void Recount_RecoveryAndInstalment_FollowToo()
    {
        var until = ContractPolicy.Until(December);
        var failed = Implementing().Paid().Reported(90_000).Decided(AcceptanceOutcome.Fail);
        var letter = LetterNumber.At("白科", LetterSeries.Recovery, 2026, 1);
        failed = failed.Apply(RecoveryPolicy.Order(failed, 20_000, letter, "feng", "未完成", At(293)).Value);
        failed = failed with
        {
            Recovery = failed.Recovery! with { Until = until },
            Instalments = [failed.Instalments[0] with { DueBy = until }],
        };

        var recounted = ProjectRecountPolicy.Recount(failed, Longer, December.Now).Value;
        var after = failed.Apply(recounted);

        Assert.True(after.Recovery!.Until!.At > until.At);
        Assert.Equal(after.Recovery.Until.At, after.Instalments[0].DueBy!.At);
        Assert.Equal(ProjectTermKind.Recovery, Assert.Single(recounted.Longer).Kind);
    }

    [Fact]
    public void Recount_WithoutANotice_ChangesNothing() =>
        Assert.False(
            ProjectRecountPolicy
                .Recount(Awarded() with { ContractUntil = ContractPolicy.Until(December) }, WorkingDayCalendar.BuiltIn, December.Now)
                .IsSuccess
        );

    private static WorkingDayCalendar Longer => SampleNotices.Of2027("\"2027-01-01\",\"2027-01-04\",\"2027-01-05\"", "");

    private static WorkingDayCalendar Shorter => SampleNotices.Of2027("\"2027-01-01\"", "\"2027-01-02\",\"2027-01-03\"");
}
