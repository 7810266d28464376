using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Calendar;
using CreditFunctions.Core.CreditChecks;
using CreditFunctions.Core.Duplicates;
using static CreditFunctions.TestSupport.Domain.Samples;

namespace CreditFunctions.Core.Tests.Applications;

/// <summary>Deadlines past a year end whose working-day notice was added later: recalculated while open, never shortened.</summary>
public sealed class RecountPolicyTests
{
    private static readonly DateTimeOffset Asked = BeijingTime.At(new DateOnly(2026, 12, 29), new TimeOnly(10, 0));

    /// <summary>By weekends and statute only 1 January is off: five working days end with 6 January (30, 31, 4, 5, 6).</summary>
    private static readonly Deadline Provisional = WorkingDayCalendar.BuiltIn.DeadlineFor(
        Asked,
        Term.WorkingDays(5),
        "correction.workingDays"
    );

    [Theory]
    [InlineData("\"2027-01-01\",\"2027-01-04\"", "", "2027-01-07")]
    [InlineData("\"2027-01-01\"", "", "2027-01-06")]
    [InlineData("\"2027-01-01\"", "\"2027-01-02\"", "2027-01-06")]
    public void Of_ATermOverTheYearsEnd_EndsLaterOrAsReported(string holidays, string makeUpDays, string lastDay)
    {
        Assert.Equal(new DateOnly(2027, 1, 6), Provisional.LastDay);

        var recounted = Assert.Single(RecountPolicy.Of(Waiting(), Notice(holidays, makeUpDays), Asked.AddDays(1)));

        Assert.Equal((ReminderKind.Correction, Provisional.At), (recounted.Kind, recounted.Before));
        Assert.Equal(DateOnly.ParseExact(lastDay, "yyyy-MM-dd"), recounted.Deadline.LastDay);
        Assert.False(recounted.Deadline.IsProvisional);
        Assert.Equal(lastDay != "2027-01-06", recounted.IsLonger);
    }

    [Fact]
    public void Of_BeforeTheNotice_OrOnceCountedAgain_FindsNothing()
    {
        var calendar = Notice("\"2027-01-01\",\"2027-01-04\"", "");
        var recounted = Waiting().Apply(RecountPolicy.Of(Waiting(), calendar, Asked).Single());

        Assert.Empty(RecountPolicy.Of(Waiting(), WorkingDayCalendar.BuiltIn, Asked));
        Assert.Empty(RecountPolicy.Of(recounted, calendar, Asked));
        Assert.Equal(new DateOnly(2027, 1, 7), recounted.Correction!.Deadline!.LastDay);
        Assert.Equal(recounted.Correction.Deadline.At, recounted.Correction.Until);
    }

    [Fact]
    public void Of_ATermThatHasPassedIsDoneOrStandsStill_FindsNothing()
    {
        var calendar = Notice("\"2027-01-01\",\"2027-01-04\"", "");

        Assert.Empty(RecountPolicy.Of(Waiting(), calendar, Provisional.At));
        Assert.Empty(RecountPolicy.Of(Waiting().Apply(new CorrectionSubmitted(Asked.AddDays(1))), calendar, Asked.AddDays(1)));
        Assert.Empty(
            RecountPolicy.Of(
                Waiting().Apply(new HoldPlaced(new Hold("理由", "异议", Asked, Asked.AddDays(14)))),
                calendar,
                Asked.AddDays(1)
            )
        );
    }

    [Fact]
    public void Of_StatementsOfTheApplicant_AreCountedEachByItself()
    {
        var application = (CompleteDraft() with { State = ApplicationState.CreditChecking })
            .Apply(new StatementRequested(new PartyStatement("u1", Sources.CreditChina, Asked, Provisional.At) { Deadline = Provisional }))
            .Apply(new StatementRequested(new PartyStatement("p1", Sources.CreditChina, Asked, Asked.AddDays(3))))
            .Apply(new DuplicateAsked(new DuplicateHearing(Asked, Provisional.At) { Deadline = Provisional }));

        var recounted = RecountPolicy.Of(application, Notice("\"2027-01-01\",\"2027-01-04\"", ""), Asked);
        var applied = recounted.Aggregate(application, (current, term) => current.Apply(term));

        Assert.Equal([ReminderKind.DuplicateStatement, ReminderKind.Answer], recounted.Select(term => term.Kind));
        Assert.Equal(new DateOnly(2027, 1, 7), applied.DuplicateHearing!.Deadline!.LastDay);
        Assert.Equal([recounted[1].Deadline.At, Asked.AddDays(3)], applied.Statements.Select(asked => asked.Until));
    }

    private static Application Waiting() =>
        (CompleteDraft() with { State = ApplicationState.CorrectionPending }).Apply(
            new CorrectionRequested(new Correction("缺盖章", Asked, Provisional.At) { Deadline = Provisional })
        );

    private static WorkingDayCalendar Notice(string holidays, string makeUpDays) =>
        WorkingDayFile
            .Extend(
                WorkingDayCalendar.BuiltIn,
                $$$"""{ "source": "s", "years": { "2027": { "holidays": [{{{holidays}}}], "makeUpWorkdays": [{{{makeUpDays}}}] } } }"""
            )
            .Value;
}
