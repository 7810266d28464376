using System.Globalization;
using CreditFunctions.Core.Calendar;
using CreditFunctions.Core.Rounds;
using static CreditFunctions.TestSupport.Domain.Samples;

namespace CreditFunctions.Core.Tests.Rounds;

public sealed class PublicNoticePolicyTests
{
    [Theory]
    // An ordinary week: the day of publication and the weekend do not count.
    [InlineData("2026-03-10T10:00+08:00", 5, "2026-03-18T00:00+08:00")]
    // One second apart, but on different days in Beijing.
    [InlineData("2026-03-09T15:59:59Z", 5, "2026-03-17T00:00+08:00")]
    [InlineData("2026-03-09T16:00:00Z", 5, "2026-03-18T00:00+08:00")]
    // Over the Mid-Autumn Festival and National Day: 28 to 30 September, 8 and 9 October.
    [InlineData("2026-09-24T10:00+08:00", 5, "2026-10-10T00:00+08:00")]
    // The sixth is a make-up Saturday.
    [InlineData("2026-09-24T10:00+08:00", 6, "2026-10-11T00:00+08:00")]
    [InlineData("2026-09-24T10:00+08:00", 7, "2026-10-13T00:00+08:00")]
    // Published during the holiday.
    [InlineData("2026-10-01T10:00+08:00", 5, "2026-10-14T00:00+08:00")]
    // Over the Spring Festival, with a make-up Saturday before it.
    [InlineData("2026-02-12T10:00+08:00", 5, "2026-02-27T00:00+08:00")]
    public void Open_WorkingDays_PassesOverHolidays(string from, int workingDays, string until)
    {
        var opened = PublicNoticePolicy.Open(
            new PublicNoticePeriod(workingDays, null),
            2,
            [IdOf(1), IdOf(2)],
            Instant(from),
            WorkingDayCalendar.BuiltIn
        );

        Assert.Equal((2, Instant(from), Instant(until)), (opened.Group, opened.From, opened.Until));
        Assert.Equal([IdOf(1), IdOf(2)], opened.ApplicationIds.AsEnumerable());
        Assert.Equal(
            (opened.Until, "publicNotice.workingDays", false),
            (opened.Deadline!.At, opened.Deadline.RuleId, opened.Deadline.IsProvisional)
        );
    }

    [Fact]
    public void Open_LengthOfADrill_IsAddedAndCountsNoDays()
    {
        var opened = PublicNoticePolicy.Open(
            new PublicNoticePeriod(null, TimeSpan.FromSeconds(5)),
            1,
            [IdOf(1)],
            Instant("2026-09-24T10:00+08:00"),
            WorkingDayCalendar.BuiltIn
        );

        Assert.Equal((Instant("2026-09-24T10:00:05+08:00"), null), (opened.Until, opened.Deadline));
    }

    [Fact]
    public void Open_IntoAYearWithoutNotice_IsProvisional() =>
        Assert.True(
            PublicNoticePolicy
                .Open(new PublicNoticePeriod(5, null), 1, [IdOf(1)], Instant("2026-12-29T10:00+08:00"), WorkingDayCalendar.BuiltIn)
                .Deadline!.IsProvisional
        );

    [Fact]
    public void Open_NeitherDaysNorLength_Throws() =>
        Assert.Throws<ArgumentException>(() =>
            PublicNoticePolicy.Open(
                new PublicNoticePeriod(null, null),
                1,
                [IdOf(1)],
                Instant("2026-09-24T10:00+08:00"),
                WorkingDayCalendar.BuiltIn
            )
        );

    private static DateTimeOffset Instant(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
