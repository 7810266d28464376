using System.Globalization;
using CreditFunctions.LocalRuntime.Hosting.Timers;
using Microsoft.Extensions.Configuration;

namespace CreditFunctions.LocalRuntime.Tests.Hosting.Timers;

public sealed class TimerScheduleTests
{
    private static readonly IConfiguration Settings = new ConfigurationBuilder()
        .AddInMemoryCollection(new Dictionary<string, string?> { ["Sweep"] = "30 0 9 * * *", ["Nightly:Schedule"] = "0 0 2 * * *" })
        .Build();

    [Theory]
    [InlineData("0 */5 * * * *", "2026-03-02T08:00:00Z", "2026-03-02T08:05:00Z")]
    [InlineData("*/10 * * * * *", "2026-03-02T08:00:01Z", "2026-03-02T08:00:10Z")]
    [InlineData("*/5 * * * *", "2026-03-02T08:00:00Z", "2026-03-02T08:05:00Z")]
    [InlineData("0 0 9 * * MON-FRI", "2026-03-06T09:00:00Z", "2026-03-09T09:00:00Z")]
    [InlineData("%Sweep%", "2026-03-02T08:00:00Z", "2026-03-02T09:00:30Z")]
    [InlineData("%Nightly__Schedule%", "2026-03-02T08:00:00Z", "2026-03-03T02:00:00Z")]
    [InlineData("0 0 8 * * *", "2026-03-02T15:59:59+08:00", "2026-03-02T08:00:00Z")]
    public void NextAfter_Time_IsTheNextOneInUtc(string schedule, string time, string expected) =>
        Assert.Equal(At(expected), TimerSchedule.Parse("Sweep", schedule, Settings).NextAfter(At(time)));

    [Fact]
    public void NextAfter_DateThatNeverComes_IsNull() =>
        Assert.Null(TimerSchedule.Parse("Sweep", "0 0 0 30 2 *", Settings).NextAfter(At("2026-03-02T08:00:00Z")));

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
