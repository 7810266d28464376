using System.Globalization;
using System.Text.Json;
using CreditFunctions.Core.Calendar;
using CsCheck;

namespace CreditFunctions.Core.Tests.Calendar;

public sealed class WorkingDayCalendarTests
{
    private const string Rule = "test.rule";
    private static readonly WorkingDayCalendar Calendar = WorkingDayCalendar.BuiltIn;

    [Theory]
    [InlineData("2026-02-13", DayKind.Workday)]
    [InlineData("2026-02-14", DayKind.MakeUpWorkday)]
    [InlineData("2026-02-15", DayKind.Holiday)]
    [InlineData("2026-02-23", DayKind.Holiday)]
    [InlineData("2026-02-24", DayKind.Workday)]
    [InlineData("2026-02-28", DayKind.MakeUpWorkday)]
    [InlineData("2026-03-01", DayKind.Weekend)]
    [InlineData("2026-09-20", DayKind.MakeUpWorkday)]
    [InlineData("2026-10-07", DayKind.Holiday)]
    [InlineData("2026-10-10", DayKind.MakeUpWorkday)]
    [InlineData("2026-10-11", DayKind.Weekend)]
    [InlineData("2024-02-18", DayKind.MakeUpWorkday)]
    [InlineData("2025-01-26", DayKind.MakeUpWorkday)]
    [InlineData("2027-01-01", DayKind.Holiday)]
    [InlineData("2027-01-04", DayKind.Workday)]
    [InlineData("2027-02-06", DayKind.Holiday)]
    public void KindOf_Day_FollowsTheNotice(string day, DayKind kind) => Assert.Equal(kind, Calendar.KindOf(Day(day)));

    [Theory]
    [InlineData("2026-03-02", 1, "2026-03-03")]
    [InlineData("2026-03-02", 5, "2026-03-09")]
    [InlineData("2026-03-07", 1, "2026-03-09")]
    [InlineData("2026-02-11", 5, "2026-02-25")]
    [InlineData("2026-02-13", 1, "2026-02-14")]
    [InlineData("2026-02-14", 1, "2026-02-24")]
    [InlineData("2026-02-18", 1, "2026-02-24")]
    [InlineData("2026-02-26", 2, "2026-02-28")]
    [InlineData("2026-09-18", 1, "2026-09-20")]
    [InlineData("2026-09-28", 5, "2026-10-10")]
    [InlineData("2026-09-30", 1, "2026-10-08")]
    [InlineData("2026-12-21", 5, "2026-12-28")]
    public void DeadlineFor_WorkingDaysIn2026_EndsOn(string from, int count, string last)
    {
        var deadline = Calendar.DeadlineFor(Day(from), Term.WorkingDays(count), Rule);

        Assert.Equal(Day(last), deadline.LastDay);
        Assert.False(deadline.IsProvisional);
    }

    [Theory]
    [InlineData("2026-12-22", 5, "2026-12-29")]
    [InlineData("2026-12-28", 5, "2027-01-05")]
    [InlineData("2027-02-04", 1, "2027-02-09")]
    [InlineData("2027-04-02", 1, "2027-04-06")]
    public void DeadlineFor_ReachingIntoAYearWithoutNotice_IsProvisional(string from, int count, string last)
    {
        var deadline = Calendar.DeadlineFor(Day(from), Term.WorkingDays(count), Rule);

        Assert.Equal(Day(last), deadline.LastDay);
        Assert.Equal(2027, Assert.Single(deadline.YearsWithoutNotice));
        Assert.EndsWith("; provisional, no notice for 2027", deadline.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2026-03-02", 30, TermUnit.Days, "2026-04-01")]
    [InlineData("2026-09-01", 30, TermUnit.Days, "2026-10-08")]
    [InlineData("2026-09-03", 30, TermUnit.Days, "2026-10-08")]
    [InlineData("2026-09-08", 30, TermUnit.Days, "2026-10-08")]
    [InlineData("2026-09-09", 30, TermUnit.Days, "2026-10-09")]
    [InlineData("2026-01-31", 1, TermUnit.Months, "2026-02-28")]
    [InlineData("2026-01-15", 1, TermUnit.Months, "2026-02-24")]
    [InlineData("2026-08-31", 6, TermUnit.Months, "2027-03-01")]
    public void DeadlineFor_DaysAndMonths_MovesOnFromADayOff(string from, int count, TermUnit unit, string last) =>
        Assert.Equal(Day(last), Calendar.DeadlineFor(Day(from), new Term(count, unit), Rule).LastDay);

    [Fact]
    public void DeadlineFor_AcrossSpringFestival_ReportsHowItCameAbout()
    {
        var deadline = Calendar.DeadlineFor(Day("2026-02-11"), Term.WorkingDays(5), "publicNotice.workingDays");

        Assert.Equal(Enumerable.Range(15, 9).Select(day => new SkippedDay(new DateOnly(2026, 2, day), DayKind.Holiday)), deadline.Skipped);
        Assert.Equal(Day("2026-02-14"), Assert.Single(deadline.MakeUpDays));
        Assert.StartsWith(
            "2026-02-25 24:00 Beijing: 5 working days after 2026-02-11 by publicNotice.workingDays; skipped 2026-02-15 Holiday, ",
            deadline.ToString(),
            StringComparison.Ordinal
        );
        Assert.EndsWith("; make-up 2026-02-14", deadline.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, "2026-03-09T15:59:59.9999999Z", false)]
    [InlineData(null, "2026-03-09T16:00:00Z", true)]
    [InlineData("17:00", "2026-03-09T16:59:59+08:00", false)]
    [InlineData("17:00", "2026-03-09T17:00:00+08:00", true)]
    public void HasPassed_EachSideOfTheLastInstant(string? closingHour, string now, bool passed)
    {
        var hour = closingHour is null ? (TimeOnly?)null : TimeOnly.Parse(closingHour, CultureInfo.InvariantCulture);
        var deadline = Calendar.DeadlineFor(Day("2026-03-02"), Term.WorkingDays(5), Rule, hour);

        Assert.Equal(passed, deadline.HasPassed(DateTimeOffset.Parse(now, CultureInfo.InvariantCulture)));
    }

    [Theory]
    [InlineData("2026-03-01T15:59:59Z", "2026-03-02")]
    [InlineData("2026-03-01T16:00:00Z", "2026-03-03")]
    [InlineData("2026-03-02T23:59:59+08:00", "2026-03-03")]
    public void DeadlineFor_Instant_CountsFromItsDayInBeijing(string instant, string last)
    {
        var from = DateTimeOffset.Parse(instant, CultureInfo.InvariantCulture);

        Assert.Equal(Day(last), Calendar.DeadlineFor(from, Term.WorkingDays(1), Rule).LastDay);
    }

    [Fact]
    public void DeadlineFor_AnyWorkingDays_EndsOnAWorkingDayWithThatManySince() =>
        Gen.Select(Gen.Int[0, 1000], Gen.Int[1, 60])
            .Sample(
                (offset, count) =>
                {
                    var from = new DateOnly(2024, 1, 1).AddDays(offset);
                    var deadline = Calendar.DeadlineFor(from, Term.WorkingDays(count), Rule);
                    var days = Enumerable.Range(1, deadline.LastDay.DayNumber - from.DayNumber).Select(from.AddDays).ToList();
                    return Calendar.IsWorkingDay(deadline.LastDay)
                        && days.Count(Calendar.IsWorkingDay) == count
                        && days.Where(day => !Calendar.IsWorkingDay(day)).SequenceEqual(deadline.Skipped.Select(skipped => skipped.Day));
                }
            );

    [Fact]
    public void DeadlineFor_ALaterStart_NeverEndsEarlier() =>
        Gen.Select(Gen.Int[0, 1500], Gen.Int[1, 200], Gen.Enum<TermUnit>())
            .Sample(
                (offset, count, unit) =>
                {
                    var from = new DateOnly(2024, 1, 1).AddDays(offset);
                    var term = new Term(count, unit);
                    return Calendar.DeadlineFor(from, term, Rule).LastDay <= Calendar.DeadlineFor(from.AddDays(1), term, Rule).LastDay;
                }
            );

    [Fact]
    public void Recompute_OnceTheNoticeIsLoaded_IsSettledByIt()
    {
        var before = Calendar.DeadlineFor(Day("2026-12-28"), Term.WorkingDays(5), Rule, new TimeOnly(17, 0));
        var loaded = WorkingDayFile
            .Parse(
                """
                {
                  "source": "a notice for the test",
                  "years": {
                    "2026": { "holidays": [], "makeUpWorkdays": [] },
                    "2027": { "holidays": ["2026-12-31", "2027-01-01"], "makeUpWorkdays": ["2027-01-03"] }
                  }
                }
                """
            )
            .Value;

        var after = loaded.Recompute(before);

        Assert.Equal(Day("2027-01-05"), before.LastDay);
        Assert.Equal(
            "2027-01-05 17:00 Beijing: 5 working days after 2026-12-28 by test.rule; skipped 2026-12-31 Holiday, "
                + "2027-01-01 Holiday, 2027-01-02 Weekend; make-up 2027-01-03",
            after.ToString()
        );
        Assert.False(after.IsProvisional);
    }

    [Theory]
    [InlineData("2026-03-02", "2027-01-01")]
    [InlineData("2024-03-02", "2027-01-01")]
    [InlineData("2028-03-02", "2028-03-02")]
    public void FirstDayWithoutNotice_FromToday(string today, string first) =>
        Assert.Equal(Day(first), Calendar.FirstDayWithoutNotice(Day(today)));

    [Theory]
    [InlineData(2025)]
    [InlineData(2026)]
    public void StatutoryHolidays_OfAYearWithNotice_AreAllOffInIt(int year) =>
        Assert.All(StatutoryHolidays.Of(year), day => Assert.Equal(DayKind.Holiday, Calendar.KindOf(day)));

    [Fact]
    public void StatutoryHolidays_Of2027_AreTheThirteenDaysOfTheStatute() =>
        Assert.Equal(
            "01-01 02-05 02-06 02-07 02-08 04-05 05-01 05-02 06-09 09-15 10-01 10-02 10-03".Split(' '),
            StatutoryHolidays.Of(2027).Select(day => day.ToString("MM-dd", CultureInfo.InvariantCulture))
        );

    /// <summary>The leap month is between both festivals in 2025, and directly before one in 2020 and 2006.</summary>
    [Theory]
    [InlineData(2025, "2025-05-31", "2025-10-06")]
    [InlineData(2020, "2020-06-25", "2020-10-01")]
    [InlineData(2006, "2006-05-31", "2006-10-06")]
    public void StatutoryHolidays_OfALeapMonthYear_StandWhereTheyWere(int year, string dragonBoat, string midAutumn)
    {
        Assert.Contains(Day(dragonBoat), StatutoryHolidays.Of(year));
        Assert.Contains(Day(midAutumn), StatutoryHolidays.Of(year));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(10_001)]
    public void Term_OutOfRange_IsRefused(int count) => Assert.Throws<ArgumentOutOfRangeException>(() => Term.Days(count));

    [Fact]
    public void DeadlineFor_DefaultTerm_IsRefused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Calendar.DeadlineFor(Day("2026-03-02"), default, Rule));

    [Fact]
    public void Json_Deadline_ComesBackAsItWas()
    {
        var deadline = Calendar.DeadlineFor(Day("2026-12-28"), Term.WorkingDays(5), Rule, new TimeOnly(17, 0));

        var read = JsonSerializer.Deserialize<Deadline>(JsonSerializer.Serialize(deadline))!;

        Assert.Equal(deadline.ToString(), read.ToString());
        Assert.Equal(deadline.At, read.At);
    }

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
