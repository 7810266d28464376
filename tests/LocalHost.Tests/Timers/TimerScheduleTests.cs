using System.Globalization;
using CreditFunctions.LocalHost.Timers;
using Microsoft.Extensions.Configuration;

namespace CreditFunctions.LocalHost.Tests.Timers;

public sealed class TimerScheduleTests
{
    private static readonly IConfiguration Settings = new ConfigurationBuilder()
        .AddInMemoryCollection(
            new Dictionary<string, string?>
            {
                ["Sweep"] = "30 0 9 * * *",
                ["Nightly:Schedule"] = "0 0 2 * * *",
                ["Hour"] = "6",
                ["Minute"] = "15",
            }
        )
        .Build();

    [Theory]
    [InlineData("0 */5 * * * *", "2026-03-02T08:00:00Z", "2026-03-02T08:05:00Z")]
    [InlineData("*/10 * * * * *", "2026-03-02T08:00:01Z", "2026-03-02T08:00:10Z")]
    [InlineData("*/5 * * * *", "2026-03-02T08:00:00Z", "2026-03-02T08:05:00Z")]
    [InlineData("0 0 9 * * MON-FRI", "2026-03-06T09:00:00Z", "2026-03-09T09:00:00Z")]
    [InlineData("%Sweep%", "2026-03-02T08:00:00Z", "2026-03-02T09:00:30Z")]
    [InlineData("%Nightly__Schedule%", "2026-03-02T08:00:00Z", "2026-03-03T02:00:00Z")]
    [InlineData("0 %Minute% %Hour% * * *", "2026-03-02T08:00:00Z", "2026-03-03T06:15:00Z")]
    [InlineData("0 %Minute% 6-%Hour% * * *", "2026-03-02T08:00:00Z", "2026-03-03T06:15:00Z")]
    [InlineData("0 0 8 * * *", "2026-03-02T15:59:59+08:00", "2026-03-02T08:00:00Z")]
    public void NextAfter_Time_IsTheNextOneInUtc(string schedule, string time, string expected) =>
        Assert.Equal(At(expected), TimerSchedule.Parse("Sweep", schedule, Settings).NextAfter(At(time)));

    [Fact]
    public void NextAfter_DateThatNeverComes_IsNull() =>
        Assert.Null(TimerSchedule.Parse("Sweep", "0 0 0 30 2 *", Settings).NextAfter(At("2026-03-02T08:00:00Z")));

    [Theory]
    [InlineData("0 %Minute 6 * * *", "in which a '%' has no second one")]
    [InlineData("0 %Minute% %Day% * * *", "no setting 'Day' is there")]
    [InlineData("%%", "no setting '' is there")]
    [InlineData("0 %Sweep% * * * *", "'0 30 0 9 * * * * * * *', which is no NCRONTAB expression")]
    public void Parse_WhatTheHostDoesNotTake_SaysWhy(string schedule, string expected)
    {
        var refused = Assert.Throws<HostStartException>(() => TimerSchedule.Parse("Sweep", schedule, Settings));

        Assert.Contains(expected, refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("*/5 * * * * *", true)]
    [InlineData("0,30 * * * * *", true)]
    [InlineData("* * * * * *", true)]
    [InlineData("*/5 */1 * * * *", true)]
    [InlineData("0 * * * * *", false)]
    [InlineData("59 * * * * *", false)]
    [InlineData("* * * * *", false)]
    [InlineData("*/5 0 * * * *", false)]
    [InlineData("*/5 * * * * MON-FRI", false)]
    public void RunsWithinMinutes_Schedule_IsWhetherEveryMinuteHasSeveral(string schedule, bool expected) =>
        Assert.Equal(expected, TimerSchedule.Parse("Sweep", schedule, Settings).RunsWithinMinutes);

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
