using CreditFunctions.Core.Calendar;
using CreditFunctions.Core.Text;

namespace CreditFunctions.Core.Tests.Text;

public sealed class TimeTextTests
{
    [Theory]
    [InlineData("2026-04-10", true)]
    [InlineData(" ２０２６-０４-１０ ", true)]
    [InlineData("1900-01-01", true)]
    [InlineData("2199-12-31", true)]
    [InlineData("0001-01-01", false)]
    [InlineData("1899-12-31", false)]
    [InlineData("2200-01-01", false)]
    [InlineData("9999-12-31", false)]
    [InlineData("2026-02-30", false)]
    [InlineData("10/04/2026", false)]
    [InlineData(null, false)]
    public void TryReadDay_Text_IsADayThatCalendarAndStorageKnow(string? text, bool isDay) =>
        Assert.Equal(isDay, TimeText.TryReadDay(text, out _));

    [Theory]
    [InlineData("2026-12-31T17:00:00+08:00", true)]
    [InlineData("2026-12-31T09:00:00Z", true)]
    [InlineData("2026-12-31T09:00Z", true)]
    [InlineData("2026-12-31T09:00:00.1234567Z", true)]
    [InlineData("2026-12-31T17:00:00", false)]
    [InlineData("2026-12-31", false)]
    [InlineData("0001-01-01T00:00:00Z", false)]
    [InlineData("0001-01-01T00:00:00+08:00", false)]
    [InlineData("9999-12-31T23:59:59Z", false)]
    [InlineData("9999-12-31T23:59:59-08:00", false)]
    [InlineData("", false)]
    public void R25_Instant_NeedsItsOffset(string text, bool isInstant)
    {
        Assert.Equal(isInstant, TimeText.TryReadInstant(text, out var instant));
        Assert.Equal(isInstant, TimeText.IsInRange(instant));
    }

    [Fact]
    public void TryReadInstant_OneMoment_IsTheSameInAnyZone()
    {
        Assert.True(
            TimeText.TryReadInstant("2026-12-31T17:00:00+08:00", out var beijing)
                && TimeText.TryReadInstant("2026-12-31T09:00:00Z", out var utc)
                && beijing == utc
        );
    }

    [Theory]
    [InlineData("2026-04-10T17:00", true)]
    [InlineData("2026-04-10T17:00:30", true)]
    [InlineData("0001-01-01T00:00", false)]
    [InlineData("9999-12-31T23:59", false)]
    [InlineData("2026-04-10 17:00", false)]
    [InlineData("2026-04-10T17:00Z", false)]
    public void TryReadBeijing_FieldOfAPage_IsBeijingTime(string text, bool isTime)
    {
        Assert.Equal(isTime, TimeText.TryReadBeijing(text, out var instant));
        Assert.Equal(isTime ? BeijingTime.Offset : TimeSpan.Zero, instant.Offset);
    }
}
