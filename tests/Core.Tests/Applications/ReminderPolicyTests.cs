using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Calendar;
using CreditFunctions.Core.CreditChecks;
using CreditFunctions.Core.Duplicates;
using static CreditFunctions.TestSupport.Domain.Samples;

namespace CreditFunctions.Core.Tests.Applications;

public sealed class ReminderPolicyTests
{
    private static readonly WorkingDayCalendar Calendar = WorkingDayCalendar.BuiltIn;

    public static TheoryData<string, string, string> Instants =>
        new()
        {
            // A closing hour on a Tuesday; a term that ends at midnight after a Friday; the Spring Festival of 2026 in between.
            { "2026-03-01 00:00", "2026-03-31 17:00", "3: 03-26 09:00, 1: 03-30 09:00" },
            { "2026-03-20 00:00", "2026-03-28 00:00", "3: 03-24 09:00, 1: 03-26 09:00" },
            { "2026-02-01 00:00", "2026-02-25 17:00", "3: 02-13 09:00, 1: 02-24 09:00" },
            // No reminder before or at the start of the term.
            { "2026-03-26 09:00", "2026-03-31 17:00", "1: 03-30 09:00" },
            { "2026-03-26 08:59", "2026-03-31 17:00", "3: 03-26 09:00, 1: 03-30 09:00" },
            { "2026-03-31 10:00", "2026-03-31 17:00", "" },
        };

    [Theory]
    [MemberData(nameof(Instants))]
    public void Of_ATerm_CountsWorkingDaysBackFromItsLastDay(string from, string until, string expected)
    {
        var term = new RunningTerm(ReminderKind.Closing, "", At(from), At(until));

        var due = ReminderPolicy.Of(term, [1, 3], Calendar);

        Assert.Equal(expected, string.Join(", ", due.Select(each => $"{each.WorkingDays}: {each.At:MM-dd HH:mm}")));
        Assert.All(due, each => Assert.True(each.At < term.Until));
    }

    [Theory]
    [InlineData(ApplicationState.Draft, "Closing")]
    [InlineData(ApplicationState.Returned, "Closing")]
    [InlineData(ApplicationState.AwaitingRecommendation, "")]
    [InlineData(ApplicationState.Submitted, "")]
    [InlineData(ApplicationState.Withdrawn, "")]
    public void TermsOf_States_AreRemindedOfTheClosingWhileNotSubmitted(ApplicationState state, string kinds) =>
        Assert.Equal(kinds, Kinds(Draft() with { State = state }, Now));

    [Fact]
    public void TermsOf_ADraftAfterTheClosing_HasNone() => Assert.Equal("", Kinds(Draft(), ClosesAt));

    [Fact]
    public void TermsOf_ADraftThatWasReturned_BeginsWithTheReturn()
    {
        var returned = Draft()
            .Apply(
                new ApplicationMoved(
                    ApplicationMove.ReturnForRework,
                    ApplicationState.AwaitingRecommendation,
                    ApplicationState.Returned,
                    "缺预算",
                    Now.AddDays(3)
                )
            );

        Assert.Equal(Now.AddDays(3), ReminderPolicy.TermsOf(returned, ClosesAt, Now.AddDays(4)).Single().From);
    }

    [Fact]
    public void TermsOf_ACorrection_EndsWithHandingInHoldOrTerm()
    {
        var pending = (CompleteDraft() with { State = ApplicationState.CorrectionPending }).Apply(
            new CorrectionRequested(new Correction("缺盖章", Now, Now.AddDays(7)))
        );

        Assert.Equal("Correction", Kinds(pending, Now));
        Assert.Equal("", Kinds(pending, Now.AddDays(7)));
        Assert.Equal("", Kinds(pending.Apply(new CorrectionSubmitted(Now)), Now));
        var held = pending.Apply(new HoldPlaced(new Hold("理由", "异议", Now, Now.AddDays(14))));
        Assert.Equal("", Kinds(held, Now.AddDays(1)));

        // Lifting the hold moves the end of the term, and with it the reminders.
        var lifted = held.Apply(new HoldLifted("理由", Now.AddDays(2)));
        Assert.Equal(Now.AddDays(9), ReminderPolicy.TermsOf(lifted, ClosesAt, Now.AddDays(2)).Single().Until);
    }

    [Fact]
    public void TermsOf_Statements_AreRemindedOfUntilTheyAreMade()
    {
        var asked = (Draft() with { State = ApplicationState.CreditChecking })
            .Apply(new StatementRequested(new PartyStatement("u1", Sources.CreditChina, Now, Now.AddDays(7))))
            .Apply(new StatementRequested(new PartyStatement("p1", Sources.CourtEnforcement, Now, Now.AddDays(7))))
            .Apply(new DuplicateAsked(new DuplicateHearing(Now, Now.AddDays(7))));

        Assert.Equal("DuplicateStatement Answer u1.CreditChina Answer p1.CourtEnforcement", Kinds(asked, Now));
        var answered = asked
            .Apply(new StatementGiven("u1", Sources.CreditChina, "已修复", null, Now))
            .Apply(new DuplicateStated("同意", Now));
        Assert.Equal("Answer p1.CourtEnforcement", Kinds(answered, Now));
        Assert.Equal("", Kinds(asked with { State = ApplicationState.Withdrawn }, Now));
    }

    private static string Kinds(Application application, DateTimeOffset now) =>
        string.Join(' ', ReminderPolicy.TermsOf(application, ClosesAt, now).Select(term => $"{term.Kind} {term.Subject}".Trim()));

    private static DateTimeOffset At(string text) =>
        new(DateTime.Parse(text, System.Globalization.CultureInfo.InvariantCulture), BeijingTime.Offset);
}
